import Foundation
import Numerics
import Testing

struct MetricTests {
  /// Rows (0, 0) and (3, 4), and others whose distances can be seen.
  let rows = Matrix<Float>([[0, 0], [3, 4], [-3, 4]])

  func distance(_ metric: Metric, _ a: Int, _ b: Int) -> Double {
    metric.distance(rows.row(a), rows.row(b))
  }

  @Test func `distances are those of a 3-4-5 triangle`() {
    #expect(distance(.euclidean, 0, 1) == 5)
    #expect(distance(.manhattan, 0, 1) == 7)
    #expect(distance(.chebyshev, 0, 1) == 4)
    #expect(abs(distance(.minkowski(3), 0, 1) - cbrt(91)) < 1e-15 * 91)
    // The angle between (3, 4) and (−3, 4) has the cosine (−9 + 16) / 25.
    #expect(abs(distance(.cosine, 1, 2) - (1 - 7.0 / 25)) < 1e-15)
  }

  @Test func `a row of zeros is at cosine distance 1 from every row`() {
    #expect(distance(.cosine, 0, 1) == 1)
    #expect(distance(.cosine, 0, 0) == 1)
  }

  @Test(arguments: [Metric.euclidean, .manhattan, .chebyshev, .minkowski(1.5), .cosine])
  func `a distance is the same from either side, 0 to itself, and never negative`(metric: Metric) {
    let points: Matrix<Float> = Samples.gaussian(30, 19)
    for a in 0..<30 {
      #expect(metric.distance(points.row(a), points.row(a)) <= 2 * .ulpOfOne)
      for b in 0..<30 {
        let there = metric.distance(points.row(a), points.row(b))
        #expect(there == metric.distance(points.row(b), points.row(a)))
        #expect(there >= 0)
      }
    }
  }

  @Test func `powers 1 and 2 of Minkowski are Manhattan and Euclid`() {
    let points: Matrix<Double> = Samples.gaussian(2, 23)
    let (a, b) = (0, 1)
    func at(_ metric: Metric) -> Double { metric.distance(points.row(a), points.row(b)) }
    #expect(relativeError(at(.minkowski(1)), at(.manhattan)) < 1e-14)
    #expect(relativeError(at(.minkowski(2)), at(.euclidean)) < 1e-14)
    #expect(relativeError(at(.minkowski(.infinity)), at(.chebyshev)) == 0)
  }

  @Test func `a high power does not overflow`() {
    let rows = Matrix<Double>([[0, 0], [1e200, 1e200]])
    let distance = Metric.minkowski(50).distance(rows.row(0), rows.row(1))
    #expect(relativeError(distance, 1e200 * pow(2, 0.02)) < 1e-14)
  }

  @Test func `squares are added in eight lanes, and the lanes in pairs`() {
    let a = (0..<19).map { Double($0) * 0.1 }
    let squares = a.map { $0 * $0 }
    var lanes = Array(squares[0..<8])
    for column in 8..<19 { lanes[column % 8] += squares[column] }
    let four = (0..<4).map { lanes[$0] + lanes[$0 + 4] }
    let wanted = ((four[0] + four[2]) + (four[1] + four[3])).squareRoot()
    let rows = Matrix([a, Array(repeating: 0.0, count: 19)])
    #expect(Metric.euclidean.distance(rows.row(0), rows.row(1)) == wanted)
  }

  @Test func `pairwise distances hold every pair`() {
    let (a, b): (Matrix<Float>, Matrix<Float>) = (Samples.gaussian(70, 3), Samples.gaussian(5, 3))
    let all = Metric.manhattan.distances(from: a, to: b)
    #expect(all.shape == "70 × 5")
    for row in 0..<70 {
      for other in 0..<5 {
        #expect(all[row, other] == Metric.manhattan.distance(a.row(row), b.row(other)))
      }
    }
  }
}
