import Scoring
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The lowest threshold at which at most `share` of the ordinary rows alarm.
  ///
  /// Without a confidence this holds for the rows at hand and promises nothing. With one, it is the
  /// conformal threshold of the rows labeled ordinary, and holds for rows to come with that confidence.
  public static func falsePositiveRate(
    atMost share: Double, confidence: Double? = nil
  ) throws(SettingError) -> ThresholdRequest {
    let share = try check(inner: "at-most", share)
    guard let confidence else { return ThresholdRequest(FalsePositiveCeiling(ceiling: share)) }
    let sure = try check(inner: "confidence", confidence)
    return ThresholdRequest(
      ConformalTail(share: share, confidence: sure, name: "false-positive-rate"))
  }
}

/// The lowest cut that few enough ordinary rows of the sample exceed.
struct FalsePositiveCeiling: ThresholdMethod {
  let ceiling: Double

  var name: String { "false-positive-rate" }
  var wish: String { "a false-positive rate of at most \(Figures.percent(ceiling))" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    guard let ranking = sample.ranking, ranking.ordinary > 0 else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs rows labeled ordinary; you have none."
          + " Without labels, ask for 'conformal'.",
        lacking: "clean rows", needed: 1, found: 0)
    }
    let steps = (0...ranking.steps).last { ranking.confusion($0).falsePositiveRate! <= ceiling }!
    guard steps > 0 else {
      let least = ranking.confusion(1).falsePositiveRate!
      throw Infeasibility(
        "No threshold that alarms on anything has \(wish): the highest score alone is shared by"
          + " \(Figures.percent(least)) of the ordinary rows.",
        lacking: "false-positive rate", needed: ceiling, found: least)
    }
    let cut = ranking.cut(steps)
    let missed = cut.confusion.falsePositives
    return Selection(
      cut,
      "\(missed) of these \(Phrase.counted(ranking.ordinary, "ordinary row"))"
        + " \(missed == 1 ? "alarms" : "alarm") (\(Figures.percent(cut.confusion.falsePositiveRate!))); that"
        + " promises nothing of rows to come, as a 'confidence' would.")
  }
}
