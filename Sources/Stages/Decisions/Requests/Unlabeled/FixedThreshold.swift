public import Vocabulary
import Wording

extension ThresholdRequest {
  /// A threshold that was decided elsewhere.
  public static func fixed(_ value: Double) throws(SettingError) -> ThresholdRequest {
    guard value.isFinite else {
      throw SettingError("fixed", mustBe: "a finite number", not: value)
    }
    return ThresholdRequest(FixedThreshold(value: value))
  }
}

/// A given number, whatever the scores are.
struct FixedThreshold: ThresholdMethod {
  let value: Double

  var name: String { "fixed" }
  var wish: String { "the threshold \(Figures.significant(value))" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    return Selection(
      value, among: sample.scores,
      "The threshold was given; \(sample.lying(above: value)) above it.")
  }
}
