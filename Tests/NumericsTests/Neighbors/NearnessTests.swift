import Numerics
import Testing

/// Searches large enough for many blocks and deep trees, compared with exhaustive search in part.
struct NearnessTests {
  @Test(arguments: [(3000, 4), (2500, 8), (1500, 20), (900, 60)])
  func `many blocks and deep trees answer as exhaustive search does`(rows: Int, columns: Int) {
    let points: Matrix<Float> = Samples.gaussian(rows, columns)
    let index = NeighborIndex(points)
    let found = index.nearestExcludingSelf(12)
    for row in stride(from: 0, to: rows, by: 61) {
      var all: [(distance: Double, index: Int32)] = []
      for other in 0..<rows where other != row {
        all.append(
          (Metric.euclidean.distance(points.row(row), points.row(other)), Int32(other)))
      }
      all.sort { $0.distance < $1.distance || ($0.distance == $1.distance && $0.index < $1.index) }
      #expect((0..<12).map { found.indices(of: row)[$0] } == all.prefix(12).map { $0.index })
      #expect((0..<12).map { found.distances(of: row)[$0] } == all.prefix(12).map { $0.distance })
    }
  }

  @Test(arguments: [5, 30])
  func `a training row asked from outside finds itself and then its neighbors`(columns: Int) {
    let points: Matrix<Float> = Samples.gaussian(1500, columns)
    let index = NeighborIndex(points)
    let among = index.nearestExcludingSelf(6)
    let outside = index.nearest(7, to: points)
    for row in 0..<1500 {
      #expect(outside.indices(of: row)[0] == Int32(row))
      #expect((0..<6).allSatisfy { outside.indices(of: row)[$0 + 1] == among.indices(of: row)[$0] })
    }
  }

  @Test func `equal points are each other's neighbors, the lower index first`() {
    let points = Matrix<Float>(rows: 600, columns: 9) { _, _ in 1.5 }
    let found = NeighborIndex(points).nearestExcludingSelf(3)
    #expect(Array(found.indices[0..<3]) == [1, 2, 3])
    #expect(Array(found.indices[1500..<1503]) == [0, 1, 2])
    #expect(found.distances.allSatisfy { $0 == 0 })
  }

  @Test func `a query at the far end of the range is answered like any other`() {
    let points: Matrix<Float> = Samples.gaussian(400, 10)
    let queries = Matrix<Float>(rows: 3, columns: 10) { row, _ in [3e38, 1e20, -1e9][row] }
    #expect(
      NeighborIndex(points).nearest(5, to: queries)
        == bruteForce(5, of: points, to: queries, .euclidean))
  }

  @Test func `the number of workers changes no answer`() {
    let points: Matrix<Float> = Samples.gaussian(1100, 12)
    let index = NeighborIndex(points)
    let usual = index.nearestExcludingSelf(5)
    let count = Workers.count
    defer { Workers.count = count }
    for workers in [1, 3, 7] {
      Workers.count = workers
      #expect(index.nearestExcludingSelf(5) == usual)
      #expect(NeighborIndex(points).nearest(5, to: points.rows(0..<200)).rows == 200)
    }
  }
}
