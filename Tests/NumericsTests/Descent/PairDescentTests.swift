import Testing

@testable import Numerics

struct PairDescentTests {
  /// Gradients 1, 2, 3, −1 plus 0.5 · (1, 1, 0, 4) − 1 · (0, 2, 1, 0) are 1.5, 0.5, 2, 1: the smallest is
  /// the second, and of those with a weight below 1 the last.
  @Test func `two rows are added, and the row that wants weight most is found`() {
    var gradients: [Double] = [1, 2, 3, -1]
    let weights: [Double] = [0.5, 1, 0, 0]
    let (one, two): ([Float], [Float]) = ([1, 1, 0, 4], [0, 2, 1, 0])
    var span = gradients.mutableSpan
    let found = span.add(one.span, times: 0.5, two.span, times: -1, weights: weights.span)
    #expect(gradients == [1.5, 0.5, 2, 1])
    #expect(found?.place == 3 && found?.gradient == 1)
  }

  /// Rows 2, 10 and 11 are the smallest, −1 each: two in one lane, two in lanes side by side.
  @Test func `of equal gradients the first counts`() {
    let (zeros, weights) = ([Float](repeating: 0, count: 19), [Double](repeating: 0, count: 19))
    var gradients = weights
    (gradients[2], gradients[10], gradients[11]) = (-1, -1, -1)
    var span = gradients.mutableSpan
    let found = span.add(zeros.span, times: 1, zeros.span, times: 1, weights: weights.span)
    #expect(found?.place == 2)
  }

  @Test func `where every weight is 1, no row wants more`() {
    var gradients = [Double](repeating: 2, count: 11)
    let (row, weights) = ([Float](repeating: 1, count: 11), [Double](repeating: 1, count: 11))
    var span = gradients.mutableSpan
    let found = span.add(row.span, times: 1, row.span, times: 1, weights: weights.span)
    #expect(found == nil)
    #expect(gradients == [Double](repeating: 4, count: 11))
  }

  /// From a row with gradient 1 and own kernel 1: differences 2, 3 and 4 with curvatures 1 + 1 − 2 · 0.5 = 1,
  /// 2 and 1 + 1 − 2 · 1 = 0, which counts as 10⁻¹²; but the last has no weight to give. Gains 4 and 4.5.
  @Test func `the partner is the row with which moving weight gains most`() {
    let gradients: [Double] = [3, 4, 5, 0.5]
    let (weights, diagonal): ([Double], [Double]) = ([1, 0.1, 0, 1], [1, 1, 1, 1])
    let kernels: [Float] = [0.5, 0, 1, 0]
    let (place, most) = gradients.span.partner(
      weights: weights.span, diagonal: diagonal.span, kernels: kernels.span, own: 1, least: 1)
    #expect(place == 1 && most == 4)
  }

  /// Rows 2, 10 and 13 gain the same, 1 each, the first two in one lane; the others lie below.
  @Test func `of equal gains the last counts, and without a gain there is no partner`() {
    var gradients = [Double](repeating: 0.5, count: 19)
    (gradients[2], gradients[10], gradients[13]) = (2, 2, 2)
    var ones = [Double](repeating: 1, count: 19)
    let (diagonal, kernels) = (ones, [Float](repeating: 0.5, count: 19))
    func found() -> (place: Int?, most: Double) {
      gradients.span.partner(
        weights: ones.span, diagonal: diagonal.span, kernels: kernels.span,
        own: 1, least: 1)
    }
    #expect(found().place == 13 && found().most == 2)
    ones[13] = 0
    #expect(found().place == 10 && found().most == 2)
    ones[13] = 1
    let none = gradients.span.partner(
      weights: ones.span, diagonal: ones.span, kernels: kernels.span, own: 1, least: 3)
    #expect(none.place == nil && none.most == 2)
  }
}

extension KernelLevelTests {
  /// Against plain loops, over rows that hold equal numbers again and again.
  @Test(arguments: [1, 7, 8, 9, 64, 203])
  func `the passes over all rows are plain loops at every level`(count: Int) {
    var chance = Seed(6).generator()
    func steps(_ parts: Int) -> [Double] {
      (0..<count).map { _ in (chance.uniform() * Double(parts)).rounded() / Double(parts) }
    }
    let (start, weights, diagonal) = (steps(9), steps(2), steps(5))
    let (one, two) = (steps(7).map { Float($0) }, steps(3).map { Float($0) })
    var wanted = start
    for row in wanted.indices { wanted[row] += 0.3 * Double(one[row]) + -0.7 * Double(two[row]) }
    let least = wanted.indices.filter { weights[$0] < 1 }
      .min { (wanted[$0], $0) < (wanted[$1], $1) }
    func gain(_ row: Int) -> Double {
      let curvature = 0.5 + diagonal[row] - 2 * Double(one[row])
      return (wanted[row] - 0.1) * (wanted[row] - 0.1) / (curvature > 0 ? curvature : 1e-12)
    }
    let givers = wanted.indices.filter { weights[$0] > 0 }
    let partner = givers.filter { wanted[$0] > 0.1 }.max { (gain($0), $0) < (gain($1), $1) }
    atEachLevel { level in
      var gradients = start
      var span = gradients.mutableSpan
      let found = span.add(one.span, times: 0.3, two.span, times: -0.7, weights: weights.span)
      #expect(gradients == wanted && found?.place == least, "\(level)")
      let second = gradients.span.partner(
        weights: weights.span, diagonal: diagonal.span, kernels: one.span, own: 0.5, least: 0.1)
      #expect(second.place == partner, "\(level)")
      #expect(second.most == givers.map { wanted[$0] }.max() ?? -.infinity, "\(level)")
      var sums = start
      var target = sums.mutableSpan
      target.add(two.span, times: 0.3)
      #expect(sums == (0..<count).map { start[$0] + 0.3 * Double(two[$0]) }, "\(level)")
    }
  }
}
