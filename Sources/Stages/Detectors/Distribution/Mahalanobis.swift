public import Forms
public import Numerics
import Vocabulary

/// The squared Mahalanobis distance from the mean of the learned rows.
///
/// The covariance divides by the number of rows; where it is singular its pseudo-inverse is used, so that
/// columns without variance, or that others determine, do not count.
public struct Mahalanobis: Detector, Equatable {
  /// That center and spread are those of all rows.
  public enum Classical: Sendable {}

  public static let name = "mahalanobis"
  public static let help = "The distance to the mean, by the spread of the rows."

  public init() {}
  public init(_ settings: Settings<Self>) { self.init() }

  public var isDeterministic: Bool { true }

  public func work(_ load: Workload) -> Double {
    let columns = Double(load.columns)
    return load.scoredCells * (1e-8 + 3.7e-10 * columns) + columns * columns * columns * 1e-9
  }

  /// The rows in twice the size, the covariance and its inverse.
  public func memory(_ load: Workload) -> Double {
    load.cells * 16 + Double(load.columns) * Double(load.columns) * 16
  }

  public func fit(
    _ rows: Matrix<Float>, seed: Seed
  ) throws(FitError) -> CovarianceModel<Classical> {
    try Rows.checkTraining(rows)
    do {
      let covariance = try rows.covariance(lessFreedom: 0)
      return try CovarianceModel(
        center: covariance.mean, covariance: covariance.matrix, support: Array(0..<rows.rows))
    } catch { throw .unsolved(error.description) }
  }
}
