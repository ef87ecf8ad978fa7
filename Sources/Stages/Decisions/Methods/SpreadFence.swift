import Forms
import Numerics
import Vocabulary
import Wording

/// A fence at so many spreads above the middle of the scores, which a few anomalies cannot move.
protocol SpreadFence: ThresholdMethod {
  /// Where the fence stands without a spread, and how far one spread moves it.
  func fence(_ scores: SortedSample) -> (base: Double, spread: Double)
  var factor: Double { get }
}

extension SpreadFence {
  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try sample.checkSeveral(for: wish)
    let sorted = SortedSample(sample.scores)
    let (base, width) = fence(sorted)
    guard width > 0, width.isFinite else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) give no threshold: at least half of the"
          + " \(Phrase.counted(sample.count, "row")) have the same score, \(Figures.significant(sorted.median!)).",
        lacking: "spread", needed: nil, found: 0)
    }
    let value = base + factor * width
    guard value.isFinite else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) give no threshold: they lie beyond the largest number that there is.",
        lacking: "a number", needed: nil, found: 0)
    }
    return Selection(
      value, among: sample.scores,
      "\(wish.capitalizedFirst) make \(Figures.significant(value)); \(sample.lying(above: value)) above it."
    )
  }
}

/// The third quartile and some interquartile ranges more (Tukey 1977).
struct QuartileFence: SpreadFence {
  static let name = "iqr"
  static let help = "Some quartile distances above the third quartile."
  static let factor = Key<Self, Double>.key("factor", .positive, or: 1.5, "How many.")
  static var keys: [any FormKey<Self>] { [factor] }

  let settings: Settings<Self>

  var factor: Double { settings[Self.factor] }

  var wish: String {
    "the third quartile and \(Figures.significant(factor)) interquartile ranges"
  }

  func fence(_ scores: SortedSample) -> (base: Double, spread: Double) {
    let upper = scores.quantile(0.75)!
    return (upper, upper - scores.quantile(0.25)!)
  }
}

/// The median and some median absolute deviations more, each scaled by 1.4826, which makes it the standard
/// deviation of normal scores.
struct DeviationFence: SpreadFence {
  static let name = "mad"
  static let help = "Some median deviations above the median."
  static let factor = Key<Self, Double>.key("factor", .positive, or: 3, "How many.")
  static var keys: [any FormKey<Self>] { [factor] }

  let settings: Settings<Self>

  var factor: Double { settings[Self.factor] }

  var wish: String {
    "the median and \(Figures.significant(factor)) scaled median absolute deviations"
  }

  func fence(_ scores: SortedSample) -> (base: Double, spread: Double) {
    (scores.median!, 1.4826 * scores.medianAbsoluteDeviation!)
  }
}
