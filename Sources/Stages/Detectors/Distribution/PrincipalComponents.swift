public import Forms
public import Numerics
public import Vocabulary

/// Principal components: a row is strange by how far it lies from the directions in which the learned
/// rows vary, or as PyOD's PCA measures it.
public struct PrincipalComponents: Detector, Equatable {
  /// How many components are kept, those of the largest variance first.
  public enum Kept: Sendable, Equatable, CustomStringConvertible {
    case all
    /// So many, or all if there are fewer.
    case count(Int)
    /// As few as hold more than this share of the variance.
    case variance(Double)

    public var description: String {
      switch self {
      case .all: "all"
      case .count(let count): "\(count)"
      case .variance(let share): "\(share)"
      }
    }
  }

  public enum Score: Sendable, Equatable {
    /// The mean square of what the kept components leave of a row.
    case reconstruction
    /// PyOD's: the distances from the row to the tips of the component vectors, each divided by the share
    /// of variance of its component unless `weighted` is false, added up over the `smallest` kept
    /// components, or over all.
    case componentDistances(weighted: Bool = true, smallest: Int? = nil)
  }

  public static let name = "pca"
  public static let help = "What the main directions of the rows leave of a row."
  public static let keep = Key<Self, Kept>.axis(
    "keep",
    .either(
      .words(["all": .all]),
      Kind.count.mapped(
        { .count($0) }, back: { if case .count(let count) = $0 { count } else { nil } }),
      Kind.positiveShare.mapped(
        { .variance($0) }, back: { if case .variance(let share) = $0 { share } else { nil } })),
    or: .variance(0.9),
    "The directions kept: all, so many, or as few as hold a share of the variance.")
  public static let score = Key<Self, Score>.axis(
    "score",
    .words(["reconstruction": .reconstruction, "component-distances": .componentDistances()]),
    or: .reconstruction,
    "The mean square left over, or PyOD's weighted distances to the components.")
  public static let standardized = Key<Self, Bool>.axis(
    "standardized", .flag, or: true, "Whether columns are brought to one size first.")
  public static var keys: [any FormKey<Self>] { [keep, score, standardized] }

  public let kept: Kept
  public let score: Score
  /// Whether columns are first brought to mean 0 and standard deviation 1.
  public let standardized: Bool

  public init(
    kept: Kept = Self.keep.standard, score: Score = Self.score.standard,
    standardized: Bool = Self.standardized.standard
  ) throws(SettingError) {
    if case .componentDistances(_, .some(let smallest)) = score {
      _ = try SettingError.check("smallest", smallest, in: 1...)
    }
    self.kept = try Self.keep.checked(kept)
    self.score = score
    self.standardized = standardized
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      kept: settings[Self.keep], score: settings[Self.score],
      standardized: settings[Self.standardized])
  }

  public var isDeterministic: Bool { true }

  public func work(_ load: Workload) -> Double {
    let columns = Double(load.columns)
    // How many components stay is not known before: scores take 4e-11 a column with few, 6e-10 with all.
    return load.scoredCells * (8e-9 + 1.2e-10 * columns) + columns * columns * columns * 1.3e-10
  }

  /// The rows in twice the size, and the covariance with what its decomposition takes.
  public func memory(_ load: Workload) -> Double {
    load.cells * 16 + Double(load.columns) * Double(load.columns) * 32
  }

  /// Components without variance are left out: they have no direction of their own.
  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> PrincipalComponentsModel {
    try Rows.checkTraining(rows)
    let scaler = InputScaler(standardized ? .standard : .none, for: rows)
    let scaled = scaler.scaled(rows)
    do {
      let covariance = try scaled.covariance(lessFreedom: 0)
      let eigen = try covariance.matrix.symmetricEigen()
      let order = Array(eigen.values.indices.reversed())
      let total = eigen.values.reduce(0) { $0 + max($1, 0) }
      let floor = Double(rows.columns) * .ulpOfOne * max(eigen.values.last ?? 0, 0)
      let ratios = order.filter { eigen.values[$0] > floor }.map { eigen.values[$0] / total }
      let count = count(of: ratios)
      return PrincipalComponentsModel(
        scaler: scaler, center: covariance.mean,
        components: eigen.vectors.gathering(rows: Array(order[..<count])),
        ratios: Array(ratios[..<count]), score: score)
    } catch { throw .unsolved(error.description) }
  }

  private func count(of ratios: [Double]) -> Int {
    switch kept {
    case .all: return ratios.count
    case .count(let count): return min(count, ratios.count)
    case .variance(let share):
      var sum = 0.0
      for (index, ratio) in ratios.enumerated() {
        sum += ratio
        if sum > share { return index + 1 }
      }
      return ratios.count
    }
  }
}
