import Forms
import Vocabulary
import Wording

/// A number that was decided elsewhere, whatever the scores are.
struct FixedThreshold: ThresholdMethod {
  static let name = "fixed"
  static let help = "A threshold that is known."
  static let threshold = Key<Self, Double>.required("threshold", .number, "The number.")
  static var keys: [any FormKey<Self>] { [threshold] }

  let settings: Settings<Self>

  private var value: Double { settings[Self.threshold] }

  var wish: String { "the threshold \(Figures.significant(value))" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    Selection(
      value, among: sample.scores,
      "The threshold was given; \(sample.lying(above: value)) above it.")
  }
}
