import Forms
import Scoring
import Vocabulary
import Wording

/// The highest cut that finds enough anomalies: of all such cuts it disturbs least.
struct RecallFloor: ThresholdMethod {
  static let name = "recall"
  static let help = "The fewest alarms that find a share of the anomalies; needs labels."
  static let floor = Key<Self, Double>.required("at-least", .positiveShare, "The recall.")
  static var keys: [any FormKey<Self>] { [floor] }
  static let needsLabels = true

  let settings: Settings<Self>

  var wish: String { "a recall of at least \(Figures.percent(settings[Self.floor]))" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let floor = settings[Self.floor]
    let ranking = try sample.ranking(for: wish)
    let steps = (0...ranking.steps).first { (ranking.confusion($0).recall ?? 0) >= floor }!
    let cut = ranking.cut(steps)
    return Selection(
      cut,
      "The highest threshold with \(wish) on these rows has \(cut.confusion.outcome).")
  }
}
