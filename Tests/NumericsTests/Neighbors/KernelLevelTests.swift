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
}
