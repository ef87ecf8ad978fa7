import Foundation

/// A density that is a weighted sum of normal densities, each with a mean and a covariance of its own.
public struct GaussianMixture: Sendable {
  public struct Component: Sendable {
    /// The share of rows that belong to it.
    public let weight: Double
    public let mean: [Double]
    public let covariance: Matrix<Double>
    let factor: Cholesky

    init(
      weight: Double, mean: [Double], covariance: Matrix<Double>
    ) throws(NumericsError) {
      self.weight = weight
      self.mean = mean
      self.covariance = covariance
      factor = try covariance.cholesky()
    }
  }

  public let components: [Component]
  /// The logarithm of the likelihood of the rows that were learned from.
  public let logLikelihood: Double
  /// How many rows were learned from.
  public let rows: Int

  public var columns: Int { components[0].mean.count }

  /// What the mixture costs: −2 · log likelihood + parameters · ln rows (Schwarz 1978); the less the better.
  public var bayesianInformation: Double {
    let (count, width) = (Double(components.count), Double(columns))
    let parameters = count * (width + width * (width + 1) / 2) + count - 1
    return -2 * logLikelihood + parameters * log(Double(rows))
  }

  /// The logarithm of the density at each row.
  public func logDensity(of rows: Matrix<Double>) -> [Double] {
    Self.joint(rows, components).map(Functions.logSumExp)
  }

  /// For each row the probability that each component is where it came from.
  public func responsibilities(of rows: Matrix<Double>) -> Matrix<Double> {
    let joint = Self.joint(rows, components)
    let totals = joint.map(Functions.logSumExp)
    return Matrix(rows: rows.rows, columns: components.count) { exp(joint[$0][$1] - totals[$0]) }
  }

  /// For each row the component that it most likely came from, the first of equals.
  public func component(of rows: Matrix<Double>) -> [Int] {
    Self.joint(rows, components).map { parts in
      parts.indices.reduce(0) { parts[$1] > parts[$0] ? $1 : $0 }
    }
  }

  /// A draw, and the component that it came from.
  public func draw(_ generator: inout Generator) -> (row: [Double], component: Int) {
    let place = generator.categorical(components.map(\.weight))
    let component = components[place]
    let noise = component.mean.map { _ in generator.normal() }
    let row = component.mean.indices.map { column in
      (0...column).reduce(component.mean[column]) {
        $0 + component.factor.lower[column, $1] * noise[$1]
      }
    }
    return (row, place)
  }

  /// The logarithm of weight · density of each component at each row.
  static func joint(_ rows: Matrix<Double>, _ components: [Component]) -> [[Double]] {
    let parts = components.map { component in
      let centered = Matrix<Double>(rows: rows.columns, columns: rows.rows) { column, row in
        rows[row, column] - component.mean[column]
      }
      let scaled = component.factor.solveLower(centered)
      var lengths = [Double](repeating: 0, count: rows.rows)
      for column in 0..<scaled.rows {
        let line = scaled.row(column)
        for row in line.indices { lengths[row] += line[row] * line[row] }
      }
      let constant =
        log(component.weight)
        - (component.factor.logDeterminant + Double(rows.columns) * log(2 * Double.pi)) / 2
      return lengths.map { constant - $0 / 2 }
    }
    return (0..<rows.rows).map { row in parts.map { $0[row] } }
  }
}
