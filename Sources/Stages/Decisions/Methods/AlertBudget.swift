import Forms
import Numerics
import Scoring
import Vocabulary
import Wording

/// A stretch of time over which alerts or events are counted.
public enum Period: String, Sendable, CaseIterable {
  case hour
  case day
  case week

  /// How many days it lasts.
  public var days: Double {
    switch self {
    case .hour: 1 / 24.0
    case .day: 1
    case .week: 7
    }
  }
}

/// The lowest cut that a small enough share of all rows exceeds: so many alerts per period, on average.
struct AlertBudget: ThresholdMethod {
  static let name = "budget"
  static let help = "The lowest threshold that stays within a number of alerts."
  static let alerts = Key<Self, Double>.required("alerts", .positive, "How many alerts.")
  static let period = Key<Self, Period>.key("per", .word, or: .day, "In which time.")
  static let events = Key<Self, Double?>.optional(
    "events", .positive, "How many events in that time; else as in `operation`.")
  static var keys: [any FormKey<Self>] { [alerts, period, events] }

  let settings: Settings<Self>

  private var alerts: Double { settings[Self.alerts] }
  private var period: Period { settings[Self.period] }

  var wish: String { "at most \(Phrase.counted(alerts, "alert")) per \(period.rawValue)" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let stated = settings[Self.events].map { $0 / period.days }
    let perDay = try sample.eventsPerDay(stated, for: wish)
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

extension Sample {
  /// The events a day as stated, or as the evidence tells; where nothing does, the refusal of `wish`.
  func eventsPerDay(_ stated: Double? = nil, for wish: String) throws(Infeasibility) -> Double {
    guard let rate = stated ?? evidence.eventsPerDay else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) cannot be held without knowing how many events there are: state how"
          + " many a day brings, or give the times of the rows.",
        lacking: "event rate", needed: nil, found: nil)
    }
    return rate
  }

  /// The lowest cut above which, at `events` a day, no more than `alerts` a day are to be expected of new
  /// days.
  ///
  /// A cut between the k-th and the next of n scores has about k + ½ of n + 1 new rows above it, since they
  /// fall into the gaps between scores alike; k of n, as the rows at hand have, would promise too little.
  func separator(
    alarmingAtMost alerts: Double, of events: Double, wish: String
  ) throws(Infeasibility) -> Separator {
    let allowed = alerts * Double(count + 1) / events - 0.5
    let limit = Int(max(0, min(Double(count), allowed + 4 * abs(allowed).ulp)))
    guard limit > 0 else {
      let ratio = min(1.5 * events / alerts - 1, .greatestFiniteMagnitude)
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
