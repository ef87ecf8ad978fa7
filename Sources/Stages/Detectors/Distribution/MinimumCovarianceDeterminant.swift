public import Forms
public import Numerics
public import Vocabulary

/// The squared Mahalanobis distance from a center and a spread that outliers cannot pull away: those of
/// the rows whose covariance has the smallest determinant (Rousseeuw and Van Driessen 1999).
///
/// The covariance is made consistent at the normal distribution (Croux and Haesbroeck 1999), and center
/// and spread are then found again from all rows within its 97.5 % ellipsoid, as scikit-learn's
/// `MinCovDet` does. The search starts from random rows; where it finds the optimum, the seed does not
/// matter. For one column the optimum is found directly.
public struct MinimumCovarianceDeterminant: Detector, Equatable {
  /// That center and spread are robust.
  public enum Robust: Sendable {}

  public static let name = "robust-mahalanobis"
  public static let help = "The same by the least spread share of the rows (MCD)."
  public static let share = Key<Self, Double?>.optionalAxis(
    "share", .number(0.5...1), "The share of the rows that counts.")
  public static var keys: [any FormKey<Self>] { [share] }

  /// The share of the rows that the determinant is of; without it (rows + columns + 1) / 2 rows.
  public let share: Double?

  public init(share: Double? = Self.share.standard) throws(SettingError) {
    self.share = try Self.share.checked(share)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(share: settings[Self.share])
  }

  /// Many starts; of up to 600 rows each is refined once on all, of more on parts of 1,500 rows in all, and few
  /// of them on the rest.
  public func work(_ load: Workload) -> Double {
    guard load.training > 600 else { return load.cells * 7e-6 }
    let parts = Double(min(load.training, 1500)) * Double(load.columns)
    return parts * 1.6e-5 + (load.cells - parts) * 8e-6
  }

  public func memory(_ load: Workload) -> Double { load.cells * 100 }

  public func fit(
    _ rows: Matrix<Float>, seed: Seed
  ) throws(FitError) -> CovarianceModel<Robust> {
    try Rows.checkTraining(rows, atLeast: 2, for: "the minimum covariance determinant")
    let size =
      if let share {
        max(1, Int(share * Double(rows.rows)))
      } else {
        min((rows.rows + rows.columns + 2) / 2, rows.rows)
      }
    do {
      let search = DeterminantSearch(rows.widened, size: size, seed: seed)
      let raw = try search.best()
      return try reweighted(raw, rows.widened)
    } catch { throw .unsolved(error.description) }
  }

  private func reweighted(
    _ raw: DeterminantSearch.Estimate, _ rows: Matrix<Double>
  ) throws(NumericsError) -> CovarianceModel<Robust> {
    let columns = Double(rows.columns)
    let consistency = Self.consistency(
      columns: rows.columns, share: Double(raw.support.count) / Double(rows.rows))
    let limit = ChiSquareDistribution(degrees: columns).upperQuantile(0.025)
    let distances = try raw.squaredDistances(of: rows)
    var kept = distances.indices.filter { distances[$0] / consistency < limit }
    if kept.isEmpty { kept = raw.support }
    let covariance = try rows.gathering(rows: kept).covariance(lessFreedom: 0)
    let factor = Self.consistency(columns: rows.columns, share: 0.975)
    return try CovarianceModel(
      center: covariance.mean,
      covariance: Matrix(rows: rows.columns, columns: rows.columns) {
        covariance.matrix[$0, $1] * factor
      },
      support: kept)
  }

  /// What makes the covariance of the innermost `share` of normal rows that of all of them.
  private static func consistency(columns: Int, share: Double) -> Double {
    guard share < 1 else { return 1 }
    let edge = ChiSquareDistribution(degrees: Double(columns)).quantile(share)
    return share
      / ChiSquareDistribution(degrees: Double(columns + 2)).probability(atMost: edge)
  }
}
