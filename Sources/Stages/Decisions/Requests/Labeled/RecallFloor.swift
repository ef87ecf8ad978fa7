import Scoring
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The highest threshold at which at least `share` of the anomalies alarm.
  public static func recall(atLeast share: Double) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(RecallFloor(floor: try check(share: "recall", share)))
  }
}

/// The highest cut that finds enough anomalies: of all such cuts it disturbs least.
struct RecallFloor: ThresholdMethod {
  let floor: Double

  var name: String { "recall" }
  var wish: String { "a recall of at least \(Figures.percent(floor))" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let ranking = try sample.ranking(for: wish)
    let steps = (0...ranking.steps).first { (ranking.confusion($0).recall ?? 0) >= floor }!
    let cut = ranking.cut(steps)
    return Selection(
      cut,
      "The highest threshold with \(wish) on these rows has \(cut.confusion.outcome).")
  }
}
