public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The threshold for scores that are probabilities: it alarms where an alarm costs less, on average,
  /// than silence, from `false` / (`false` + `missed`) on.
  public static func calibratedCost(
    missed: Double, false wrong: Double
  ) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(
      CalibratedCost(
        missed: try SettingError.check(positive: "missed", missed),
        wrong: try SettingError.check(positive: "false", wrong)))
  }
}

/// The probability at which both mistakes are equally dear, for calibrated scores.
struct CalibratedCost: ThresholdMethod {
  let missed: Double
  let wrong: Double

  var name: String { "calibrated-cost" }
  var wish: String {
    "the cheapest probability to alarm from (\(Figures.significant(missed)) a miss, \(Figures.significant(wrong)) a false"
      + " alarm)"
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    if let stranger = [sample.scores[0], sample.scores.last!].first(where: { $0 < 0 || $0 > 1 }) {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs scores that are probabilities; there is one of"
          + " \(Figures.significant(stranger)). Calibrate with 'platt' or 'isotonic'.",
        lacking: "probabilities", needed: nil, found: stranger)
    }
    let balance = wrong / (wrong + missed)
    // Alarms begin at the probability itself, and a verdict asks for more than the threshold.
    let value = balance.nextDown
    return Selection(
      value, among: sample.scores,
      "If the scores are probabilities of an anomaly, an alarm pays from"
        + " \(Figures.percent(balance)) on; \(sample.lying(above: value)) there.")
  }
}
