import Testing

@testable import Numerics

/// Kernels at every level that the processor has. Other tests may run meanwhile: no level changes a bit.
@Suite(.serialized)
struct KernelLevelTests {
  func atEachLevel(_ work: (KernelLevel) -> Void) {
    defer { _ = KernelLevel.limit(to: .avx512) }
    for level in KernelLevel.allCases where KernelLevel.limit(to: level) { work(level) }
  }

  @Test(arguments: [1, 3, 8, 9, 16, 31, 64])
  func `neighbors are the same bits at every level`(columns: Int) {
    let points: Matrix<Float> = Samples.gaussian(700, columns)
    for metric in [Metric.euclidean, .manhattan] {
      var first: Neighbors?
      atEachLevel { level in
        let found = NeighborIndex(points, metric: metric).nearestExcludingSelf(7)
        #expect(found.indices == (first ?? found).indices, "\(level)")
        #expect(found.distances == (first ?? found).distances, "\(level)")
        first = first ?? found
      }
      for row in [0, 350, 699] {
        let nearest = Int(first!.indices(of: row)[0])
        #expect(
          first!.distances(of: row)[0] == metric.distance(points.row(row), points.row(nearest)))
      }
    }
  }

  /// Numbers of which a register holds fewer, as many, and more; of points that mostly tie.
  @Test(arguments: [1, 7, 8, 9, 20, 24, 25])
  func `lists of any length are the same at every level, ties by the lower index`(count: Int) {
    var generator = Seed(6).generator()
    let points = Matrix<Float>(rows: 500, columns: 3) { _, _ in Float(generator.below(4)) }
    let queries = Matrix<Float>(rows: 150, columns: 3) { _, _ in Float(generator.below(5)) }
    let among = bruteForce(count, of: points, to: points, .euclidean, leavingOutSelf: true)
    let outside = bruteForce(count, of: points, to: queries, .euclidean)
    atEachLevel { level in
      let index = NeighborIndex(points)
      #expect(index.nearestExcludingSelf(count) == among, "\(level)")
      #expect(index.nearest(count, to: queries) == outside, "\(level)")
    }
  }

  @Test(arguments: [1, 6, 40])
  func `queries from far and near are the same bits at every level`(columns: Int) {
    let points: Matrix<Float> = Samples.gaussian(900, columns)
    let others: Matrix<Float> = Samples.gaussian(200, columns, seed: 2)
    let queries = Matrix<Float>(rows: 200, columns: columns) { row, column in
      others[row, column] * (row % 4 == 0 ? 1e3 : 1)
    }
    let expected = bruteForce(20, of: points, to: queries, .euclidean)
    atEachLevel { level in
      #expect(NeighborIndex(points).nearest(20, to: queries) == expected, "\(level)")
    }
  }
}
