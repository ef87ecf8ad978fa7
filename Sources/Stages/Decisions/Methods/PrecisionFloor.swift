import Forms
import Scoring
import Vocabulary
import Wording

/// The lowest cut whose precision is high enough: of all such cuts it finds most anomalies.
struct PrecisionFloor: ThresholdMethod {
  static let name = "precision"
  static let help = "The most anomalies that can be found at a precision; needs labels."
  static let floor = Key<Self, Double>.required("at-least", .positiveShare, "The precision.")
  static var keys: [any FormKey<Self>] { [floor] }
  static let needsLabels = true

  let settings: Settings<Self>

  var wish: String { "a precision of at least \(Figures.percent(settings[Self.floor]))" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let floor = settings[Self.floor]
    let ranking = try sample.ranking(for: wish)
    let steps = (1...ranking.steps).last { (ranking.confusion($0).precision ?? 0) >= floor }
    guard let steps else {
      let best = ranking.bestCut(by: \.precision)!
      throw Infeasibility(
        "No threshold reaches \(wish): the best is \(Figures.percent(best.confusion.precision ?? 0)),"
          + " where scores of \(Figures.significant(best.lowestAlarmed ?? 0)) and above alarm"
          + " (recall \(Figures.percent(best.confusion.recall ?? 0))).",
        lacking: "precision", needed: floor, found: best.confusion.precision)
    }
    let cut = ranking.cut(steps)
    return Selection(
      cut,
      "The lowest threshold with \(wish) on these rows has \(cut.confusion.outcome).")
  }
}
