public import Forms
public import Numerics
public import Vocabulary

/// HBOS: adds up, over the columns, how empty the bin of a value is (Goldstein and Dengel 2012).
///
/// A score is −Σ log₂(density + alpha). Values are counted in bins [a, b) and looked up in (a, b], as
/// PyOD does; edges are `Double`. A value outside the learned range by at most `tolerance` of a bin's
/// width belongs to the outermost bin, one further out scores as the emptiest bin of its column.
public struct HistogramOutlierScore: Detector, Equatable {
  public enum Bins: Sendable, Equatable, CustomStringConvertible {
    case count(Int)
    /// Chosen for each column by the penalized likelihood of Birgé and Rozenholc.
    case automatic

    public var description: String {
      switch self {
      case .count(let count): "\(count)"
      case .automatic: "automatic"
      }
    }
  }

  public static let name = "hbos"
  public static let help = "How rare the bins are in which a row's numbers fall."
  public static let bins = Key<Self, Bins>.axis(
    "bins",
    .either(
      Kind.whole(2...100_000).mapped(
        { .count($0) }, back: { if case .count(let count) = $0 { count } else { nil } }),
      .words(["automatic": .automatic])),
    or: .count(10), "How many bins a column.")
  public static let alpha = Key<Self, Double>.axis(
    "alpha", .positiveShare, or: 0.1, "What is added to every bin's height.")
  public static let tolerance = Key<Self, Double>.axis(
    "tolerance", .share, or: 0.5, "How far beyond the ends, in bins, still counts.")
  public static var keys: [any FormKey<Self>] { [bins, alpha, tolerance] }

  public let bins: Bins
  public let alpha: Double
  public let tolerance: Double

  public init(
    bins: Bins = Self.bins.standard, alpha: Double = Self.alpha.standard,
    tolerance: Double = Self.tolerance.standard
  ) throws(SettingError) {
    self.bins = try Self.bins.checked(bins)
    self.alpha = try Self.alpha.checked(alpha)
    self.tolerance = try Self.tolerance.checked(tolerance)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      bins: settings[Self.bins], alpha: settings[Self.alpha],
      tolerance: settings[Self.tolerance])
  }

  public var isDeterministic: Bool { true }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> HistogramModel {
    try Rows.checkTraining(rows)
    let histograms = Workers.map(rows.columns) { column in
      let values = rows.column(column)
      switch bins {
      case .count(let count): return Histogram(values, bins: count)
      case .automatic: return Histogram(values, bins: Histogram.automaticBins(for: values))
      }
    }
    return HistogramModel(histograms, alpha: alpha, tolerance: tolerance)
  }
}
