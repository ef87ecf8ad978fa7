import Testing

@testable import Numerics

extension KernelLevelTests {
  /// From row 0, (0, 0), along (1, 0): row 1 exceeds it by 2 with curvature 4, row 2 by 3 with 9, row 3 by −1,
  /// row 4 by 4 with 16. Moves of 0.5, 1/3 and 0.25 gain 1 each, so the first counts; but row 1 has only 0.1 to
  /// give, which gains 0.1 · (4 − 0.4) = 0.36, and row 4 none.
  @Test func `weight comes from where it gains most within the bounds`() {
    let features = Matrix<Double>([[0, 0], [2, 0], [3, 0], [-1, 0], [4, 0]])
    atEachLevel { level in
      func found(_ weights: [Double], among others: [Int] = [0, 1, 2, 3, 4]) -> Int? {
        features.steepest(to: 0, among: others[...], direction: [1, 0], weights: weights)?.row
      }
      #expect(found([0, 1, 1, 1, 1]) == 1, "\(level)")
      #expect(found([0, 0.1, 1, 1, 0]) == 2, "\(level)")
      #expect(found([0, 1, 1, 1, 1], among: [3, 0]) == nil, "\(level)")
      // Row 0 takes at most 0.2: 0.2 · (4 − 0.8), 0.2 · (6 − 1.8) and 0.2 · (8 − 3.2).
      #expect(found([0.8, 1, 1, 1, 1]) == 4, "\(level)")
    }
  }

  @Test(arguments: [1, 8, 13, 24])
  func `slopes are the same bits at every level`(columns: Int) {
    let features: Matrix<Double> = Samples.gaussian(40, columns)
    let (direction, weights) = (features.row(39), [Double](repeating: 0.5, count: 40))
    let along = direction.indices.map { direction[$0] }
    expectOneAnswer("slopes") {
      (0..<8).flatMap { first -> [UInt64] in
        let move = features.steepest(
          to: first, among: Array(8..<40)[...], direction: along, weights: weights)
        guard let move else { return [] }
        let step = (0..<columns).map { features[move.row, $0] - features[first, $0] }
        let difference = zip(along, step).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(move.difference - difference) < 1e-12)
        #expect(abs(move.curvature - step.reduce(0) { $0 + $1 * $1 }) < 1e-12)
        return [UInt64(move.row), move.difference.bitPattern, move.curvature.bitPattern]
      }
    }
  }
}
