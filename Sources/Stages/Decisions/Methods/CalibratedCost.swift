import Forms
import Vocabulary
import Wording

/// The probability at which both mistakes are equally dear, for scores that are probabilities: it alarms
/// where an alarm costs less, on average, than silence, from `false-alarm` / (`false-alarm` +
/// `missed`) on.
struct CalibratedCost: ThresholdMethod {
  static let name = "calibrated-cost"
  static let help = "The cheapest threshold, if scores are probabilities of an anomaly."
  static let missed = Key<Self, Double?>.optional(
    "missed", .positive, "What a missed anomaly costs; else as in `operation`.")
  static let wrong = Key<Self, Double?>.optional(
    "false-alarm", .positive, "What a false alarm costs; else as in `operation`."
  ).formerly("false")
  static var keys: [any FormKey<Self>] { [missed, wrong] }

  let settings: Settings<Self>

  var prices: AskedPrices? {
    AskedPrices(
      missed: settings[Self.missed].map { .amount($0) },
      wrong: settings[Self.wrong].map { .amount($0) })
  }

  var wish: String { "the cheapest probability to alarm from" }

  func wish(on evidence: Evidence) -> String {
    wish + (prices?.words(or: evidence.costs.usual).map { " (\($0))" } ?? "")
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let usual = sample.evidence.costs.usual
    let wish = wish(on: sample.evidence)
    guard let missed = settings[Self.missed] ?? usual?.missed,
      let wrong = settings[Self.wrong] ?? usual?.false
    else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs to be told what mistakes cost.", lacking: "prices",
        needed: nil, found: nil)
    }
    guard missed + wrong > 0 else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) is any: mistakes cost nothing.", lacking: "prices above 0",
        needed: nil, found: 0)
    }
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
