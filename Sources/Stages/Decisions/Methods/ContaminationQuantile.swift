import Forms
import Vocabulary
import Wording

/// The highest score at or below position (1 − share)(*n* − 1): the same rows alarm as above the
/// quantile that is linear between two scores, but the threshold is a score itself.
struct ContaminationQuantile: ThresholdMethod {
  static let name = "contamination"
  static let help = "The quantile that a guessed share of anomalies leaves above it."
  static let share = Key<Self, Double>.key("share", .innerShare, or: 0.1, "The guess.")
  static var keys: [any FormKey<Self>] { [share] }

  let settings: Settings<Self>

  private var share: Double { settings[Self.share] }
  var contamination: Double? { share }

  var wish: String { "alarms on the highest \(Figures.percent(share)) of the rows" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let needed = (1 / share - 1e-9).rounded(.up)
    guard Double(sample.count) >= needed else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) need \(Phrase.counted(Int(min(needed, 1e15)), "row"));"
          + " you have \(sample.count).",
        lacking: "rows", needed: needed, found: Double(sample.count))
    }
    let position = (1 - share) * Double(sample.count - 1)
    let value = sample.scores[Int(position + 4 * position.ulp)]
    return Selection(
      value, among: sample.scores,
      "\(sample.lying(above: value)) above the"
        + " \(Figures.percent(1 - share)) quantile; the share was guessed, not measured.")
  }
}
