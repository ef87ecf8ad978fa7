import Scoring
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The lowest threshold at which at least `share` of the alarms are anomalies.
  public static func precision(atLeast share: Double) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(PrecisionFloor(floor: try check(share: "precision", share)))
  }

  /// Returns `value` if it is above 0 and at most 1.
  static func check(share name: String, _ value: Double) throws(SettingError) -> Double {
    guard value > 0, value <= 1 else {
      throw SettingError(name, mustBe: "above 0 and at most 1", not: value)
    }
    return value
  }

  /// Returns `value` if it is above 0 and below 1.
  static func check(inner name: String, _ value: Double) throws(SettingError) -> Double {
    guard value > 0, value < 1 else {
      throw SettingError(name, mustBe: "above 0 and below 1", not: value)
    }
    return value
  }
}

/// The lowest cut whose precision is high enough: of all such cuts it finds most anomalies.
struct PrecisionFloor: ThresholdMethod {
  let floor: Double

  var name: String { "precision" }
  var wish: String { "a precision of at least \(Figures.percent(floor))" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
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
