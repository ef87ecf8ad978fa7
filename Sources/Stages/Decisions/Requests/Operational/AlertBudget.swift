import Numerics
import Scoring
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The lowest threshold that raises at most so many alerts per period on average.
  ///
  /// `events` is how many events a period brings; `nil` takes the rate from the evidence.
  public static func budget(
    alerts: Double, per period: Period, events: Double? = nil
  ) throws(SettingError) -> ThresholdRequest {
    var rate: Double?
    if let events { rate = try SettingError.check(positive: "events", events) }
    return ThresholdRequest(
      AlertBudget(
        alerts: try SettingError.check(positive: "alerts", alerts), period: period, events: rate))
  }
}

/// The lowest cut that a small enough share of all rows exceeds.
struct AlertBudget: ThresholdMethod {
  let alerts: Double
  let period: Period
  let events: Double?

  var name: String { "budget" }
  var wish: String { "at most \(Phrase.counted(alerts, "alert")) per \(period.rawValue)" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let perDay = try eventsPerDay(events.map { $0 / period.days }, sample, wish)
    let separator = try sample.separator(
      alarmingAtMost: alerts / period.days, of: perDay, wish: wish)
    let expected = AlertRate(
      alarms: sample.alarms(above: separator.value), rows: sample.count, eventsPerDay: perDay)
    let (low, high) = expected.poisson(level: 0.95)
    return Selection(
      separator,
      "\(sample.lying(above: separator.value)) above the threshold; at"
        + " \(Figures.significant(perDay * period.days)) events per \(period.rawValue) that is"
        + " \(Phrase.counted(expected.perDay * period.days, "alert")) per \(period.rawValue)"
        + " (\(Figures.significant(low * period.days, digits: 3)) to \(Figures.significant(high * period.days, digits: 3)) with"
        + " 95 % confidence).")
  }
}

/// The events a day as stated, or as the evidence tells.
func eventsPerDay(
  _ stated: Double?, _ sample: Sample, _ wish: String
) throws(Infeasibility) -> Double {
  guard let rate = stated ?? sample.evidence.eventsPerDay else {
    throw Infeasibility(
      "\(wish.capitalizedFirst) cannot be held without knowing how many events there are: state how"
        + " many a day brings, or give the times of the rows.",
      lacking: "event rate", needed: nil, found: nil)
  }
  return rate
}

extension Sample {
  /// The lowest cut whose share of rows, at `events` a day, stays within `alerts` a day.
  func separator(
    alarmingAtMost alerts: Double, of events: Double, wish: String
  ) throws(Infeasibility) -> Separator {
    let allowed = alerts * Double(count) / events
    let limit = Int(min(Double(count), allowed + 4 * allowed.ulp))
    guard limit > 0 else {
      let ratio = events / alerts
      let needed = (ratio - 8 * ratio.ulp).rounded(.up)
      throw Infeasibility(
        "\(wish.capitalizedFirst) cannot be held with \(Phrase.counted(count, "row")): at"
          + " \(Figures.significant(events)) events per day that is less than one alarm among them, and it takes"
          + " \(Figures.significant(needed, digits: 15)) rows to see where such a threshold lies.",
        lacking: "rows", needed: needed, found: Double(count))
    }
    let (separator, alarms) = separator(alarming: limit)
    guard alarms > 0 else {
      let ties = self.alarms(above: scores.last!.nextDown)
      let least = Double(ties) / Double(count) * events
      throw Infeasibility(
        "\(wish.capitalizedFirst) cannot be kept: \(Phrase.counted(ties, "row")) share the highest"
          + " score, which alone means \(Phrase.counted(least, "alert")) per day.",
        lacking: "alerts per day", needed: alerts, found: least)
    }
    return separator
  }
}
