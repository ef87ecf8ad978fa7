import Numerics
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The third quartile and `factor` interquartile ranges more (Tukey 1977).
  public static func interquartile(factor: Double = 1.5) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(
      SpreadFence(spread: .quartiles, factor: try SettingError.check(positive: "iqr", factor)))
  }

  /// The median and `factor` median absolute deviations more, each scaled by 1.4826, which makes it the
  /// standard deviation of normal scores.
  public static func medianDeviation(factor: Double = 3) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(
      SpreadFence(spread: .median, factor: try SettingError.check(positive: "mad", factor)))
  }
}

/// A fence at so many spreads above the middle of the scores, which a few anomalies cannot move.
struct SpreadFence: ThresholdMethod {
  enum Spread {
    case quartiles
    case median
  }

  let spread: Spread
  let factor: Double

  var name: String { spread == .quartiles ? "iqr" : "mad" }

  var wish: String {
    switch spread {
    case .quartiles: "the third quartile and \(Figures.significant(factor)) interquartile ranges"
    case .median: "the median and \(Figures.significant(factor)) scaled median absolute deviations"
    }
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try sample.checkSeveral(for: wish)
    let sorted = SortedSample(sample.scores)
    let (base, width) =
      switch spread {
      case .quartiles: (sorted.quantile(0.75)!, sorted.quantile(0.75)! - sorted.quantile(0.25)!)
      case .median: (sorted.median!, 1.4826 * sorted.medianAbsoluteDeviation!)
      }
    guard width > 0, width.isFinite else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) give no threshold: at least half of the"
          + " \(Phrase.counted(sample.count, "row")) have the same score, \(Figures.significant(sorted.median!)).",
        lacking: "spread", needed: nil, found: 0)
    }
    let value = base + factor * width
    return Selection(
      value, among: sample.scores,
      "\(wish.capitalizedFirst) make \(Figures.significant(value)); \(sample.lying(above: value)) above it."
    )
  }
}
