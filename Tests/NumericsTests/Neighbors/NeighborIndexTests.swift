import Numerics
import Testing

/// What exhaustive search answers: every distance, sorted by distance and then by index.
func bruteForce(
  _ k: Int, of points: Matrix<Float>, to queries: Matrix<Float>, _ metric: Metric,
  leavingOutSelf: Bool = false
) -> Neighbors {
  let available = points.rows - (leavingOutSelf && points.rows > 0 ? 1 : 0)
  let count = min(k, available)
  var (indices, distances): ([Int32], [Double]) = ([], [])
  for row in 0..<queries.rows {
    var all: [(distance: Double, index: Int32)] = []
    for point in 0..<points.rows where !(leavingOutSelf && point == row) {
      all.append((metric.distance(queries.row(row), points.row(point)), Int32(point)))
    }
    all.sort { $0.distance < $1.distance || ($0.distance == $1.distance && $0.index < $1.index) }
    indices += all.prefix(count).map { $0.index }
    distances += all.prefix(count).map { $0.distance }
  }
  return Neighbors(rows: queries.rows, count: count, indices: indices, distances: distances)
}

struct NeighborIndexTests {
  /// Shapes that lead to each way of searching.
  static let shapes = [(1, 1), (40, 1), (700, 2), (900, 3), (600, 9), (500, 17), (400, 60)]
  static let metrics = [
    Metric.euclidean, .manhattan, .chebyshev, .minkowski(3), .cosine,
  ]

  @Test(arguments: shapes, metrics)
  func `neighbors are those of exhaustive search`(shape: (Int, Int), metric: Metric) {
    let points: Matrix<Float> = Samples.gaussian(shape.0, shape.1)
    let queries: Matrix<Float> = Samples.gaussian(37, shape.1, seed: 2)
    let index = NeighborIndex(points, metric: metric)
    #expect(index.nearest(7, to: queries) == bruteForce(7, of: points, to: queries, metric))
    #expect(
      index.nearestExcludingSelf(7)
        == bruteForce(7, of: points, to: points, metric, leavingOutSelf: true))
  }

  @Test(arguments: [2, 10, 33], metrics)
  func `duplicates and ties are answered by the lower index`(columns: Int, metric: Metric) {
    var generator = Seed(3).generator()
    // Whole numbers 0...2: most points have copies, and most distances tie.
    let points = Matrix<Float>(rows: 500, columns: columns) { row, column in
      row % 3 == 0 ? 1 : Float(generator.below(column < 3 ? 3 : 1))
    }
    let index = NeighborIndex(points, metric: metric)
    #expect(
      index.nearestExcludingSelf(9)
        == bruteForce(9, of: points, to: points, metric, leavingOutSelf: true))
  }

  @Test(arguments: [3, 10, 40])
  func `tiny differences at a large offset are told apart`(columns: Int) {
    var generator = Seed(4).generator()
    let points = Matrix<Float>(rows: 600, columns: columns) { row, _ in
      Float((row % 2 == 0 ? 1000 : -4000) + 1e-3 * generator.normal())
    }
    let index = NeighborIndex(points)
    #expect(
      index.nearestExcludingSelf(5)
        == bruteForce(5, of: points, to: points, .euclidean, leavingOutSelf: true))
  }

  @Test(arguments: [1e-30 as Float, 1e30, .leastNormalMagnitude])
  func `numbers near the ends of the range are told apart`(scale: Float) {
    let points = Matrix<Float>(rows: 300, columns: 12) {
      [sample = Samples.gaussian(300, 12, as: Float.self)] in
      sample[$0, $1] * scale
    }
    let index = NeighborIndex(points)
    #expect(
      index.nearestExcludingSelf(5)
        == bruteForce(5, of: points, to: points, .euclidean, leavingOutSelf: true))
  }

  @Test(arguments: [2, 12])
  func `one far outlier does not blur the others`(columns: Int) {
    var points: Matrix<Float> = Samples.gaussian(800, columns)
    for column in 0..<columns { points[17, column] = 3e7 }
    let index = NeighborIndex(points)
    #expect(
      index.nearestExcludingSelf(6)
        == bruteForce(6, of: points, to: points, .euclidean, leavingOutSelf: true))
  }

  @Test(arguments: [2, 30, 90])
  func `a query alone has the bits it has among others`(columns: Int) {
    let points: Matrix<Float> = Samples.gaussian(700, columns)
    let queries: Matrix<Float> = Samples.gaussian(70, columns, seed: 2)
    let index = NeighborIndex(points)
    let all = index.nearest(5, to: queries)
    for row in [0, 33, 69] {
      let one = index.nearest(5, to: queries.rows(row..<(row + 1)))
      #expect(one.indices == Array(all.indices[(row * 5)..<(row * 5 + 5)]))
      #expect(one.distances == Array(all.distances[(row * 5)..<(row * 5 + 5)]))
    }
  }

  @Test func `neighbors of a slice are those of its copy`() {
    let whole: Matrix<Float> = Samples.gaussian(300, 20)
    let slice = whole.rows(20..<280).columns(3..<15)
    #expect(
      NeighborIndex(slice).nearestExcludingSelf(4)
        == NeighborIndex(slice.compact()).nearestExcludingSelf(4))
  }

  @Test func `asking for more neighbors than there are gives all there are`() {
    let points = Matrix<Float>([[0], [1], [3]])
    let all = NeighborIndex(points).nearest(9, to: Matrix([[2.9]]))
    #expect(all.indices == [2, 1, 0])
    let others = NeighborIndex(points).nearestExcludingSelf(9)
    #expect(others.indices == [1, 2, 0, 2, 1, 0])
    #expect(others.distances == [1, 3, 1, 2, 2, 3])
  }

  @Test func `there may be nothing to search, nothing to ask, or nothing asked for`() {
    let none = NeighborIndex(Matrix(rows: 0, columns: 2))
    #expect(none.nearest(3, to: Matrix([[1, 2]])).count == 0)
    #expect(none.nearestExcludingSelf(3).rows == 0)
    let some = NeighborIndex(Samples.gaussian(5, 2))
    #expect(some.nearest(3, to: Matrix(rows: 0, columns: 2)).indices.isEmpty)
    #expect(some.nearest(0, to: Matrix([[1, 2]])).count == 0)
    let pointless = NeighborIndex(Matrix(rows: 4, columns: 0))
    #expect(pointless.nearestExcludingSelf(2).indices == [1, 2, 0, 2, 0, 1, 0, 1])
  }
}
