public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The conformal threshold: at most `share` of the ordinary rows to come alarm.
  ///
  /// With a confidence the promise holds for this very sample in so many of all cases (PAC); without,
  /// it holds on average over samples. Where no row is labeled, all are taken to be ordinary.
  public static func conformal(
    atMost share: Double, confidence: Double? = nil
  ) throws(SettingError) -> ThresholdRequest {
    let share = try check(inner: "at-most", share)
    var sure: Double?
    if let confidence { sure = try check(inner: "confidence", confidence) }
    return ThresholdRequest(ConformalTail(share: share, confidence: sure, name: "conformal"))
  }
}

/// The *k*-th highest clean score itself.
struct ConformalTail: ThresholdMethod {
  let share: Double
  let confidence: Double?
  let name: String

  var wish: String {
    "a false-positive rate of at most \(Figures.percent(share))"
      + (confidence.map { " with \(Figures.percent($0)) confidence" } ?? " on average")
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let clean = sample.clean
    let rank = ConformalRank.rank(share: share, confidence: confidence, rows: clean.count)
    guard rank > 0 else {
      let needed = ConformalRank.rowsNeeded(share: share, confidence: confidence)
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs \(needed) \(sample.cleanName); you have \(clean.count).",
        lacking: "clean rows", needed: Double(needed), found: Double(clean.count))
    }
    let promise =
      "at most \(Figures.percent(share)) of ordinary rows to come alarm"
      + (confidence.map { ", with \(Figures.percent($0)) confidence" }
        ?? ", on average")
    let condition =
      sample.evidence.labels == nil
      ? "if these \(Phrase.counted(clean.count, "row")) are ordinary and like those to come"
      : "if they are like these \(clean.count)"
    return Selection(
      clean[clean.count - rank], among: sample.scores,
      "\(promise.capitalizedFirst), \(condition); the threshold is the"
        + " \(rank == 1 ? "highest" : "\(ordinal(rank)) highest") of their scores.",
      guarantee: Guarantee(
        sentence: promise.capitalizedFirst + ".", quantity: "false_positive_rate", bound: share,
        confidence: confidence, rows: clean.count))
  }
}

/// `1st`, `2nd`, `3rd`, `11th`.
func ordinal(_ number: Int) -> String {
  let teens = (11...13).contains(number % 100)
  let ending = teens ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
  return "\(number)\(ending)"
}
