public import Numerics
public import Vocabulary

/// HBOS: adds up, over the columns, how empty the bin of a value is (Goldstein and Dengel 2012).
///
/// A score is −Σ log₂(density + alpha). Values are counted in bins [a, b) and looked up in (a, b], as
/// PyOD does; edges are `Double`. A value outside the learned range by at most `tolerance` of a bin's
/// width belongs to the outermost bin, one further out scores as the emptiest bin of its column.
public struct HistogramOutlierScore: Detector, Equatable {
  public enum Bins: Sendable, Equatable {
    case count(Int)
    /// Chosen for each column by the penalized likelihood of Birgé and Rozenholc.
    case automatic
  }

  public let bins: Bins
  public let alpha: Double
  public let tolerance: Double

  public init(
    bins: Bins = .count(10), alpha: Double = 0.1, tolerance: Double = 0.5
  ) throws(SettingError) {
    if case .count(let count) = bins {
      _ = try SettingError.check("bins", count, in: 2...100_000)
    }
    self.bins = bins
    self.alpha = try SettingError.check(positive: "alpha", alpha)
    self.tolerance = try SettingError.check("tolerance", tolerance, in: 0...1)
  }

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
