import Numerics
import Scoring
public import Vocabulary
import Wording

/// How many alerts people can look at in a day: settings.
public struct AnalystCapacity: Sendable, Equatable {
  public let analysts: Double
  public let minutesPerAlert: Double
  public let hoursPerDay: Double
  /// The share of days on which more alerts may come than people can look at.
  public let overflow: Double

  public init(
    analysts: Double, minutesPerAlert: Double, hoursPerDay: Double = 8, overflow: Double = 0.05
  ) throws(SettingError) {
    self.analysts = try SettingError.check(positive: "analysts", analysts)
    self.minutesPerAlert = try SettingError.check(positive: "minutes", minutesPerAlert)
    self.hoursPerDay = try SettingError.check(positive: "hours", hoursPerDay)
    self.overflow = try ThresholdRequest.check(inner: "overflow", overflow)
  }

  /// The alerts that can be looked at in a day.
  var alertsPerDay: Double {
    min(1e12, (analysts * hoursPerDay * 60 / minutesPerAlert + 1e-9).rounded(.down))
  }

  /// The highest mean number of alerts a day that stays within capacity on all but `overflow` of the
  /// days, if alerts come independently (Poisson).
  var meanPerDay: Double {
    // P(Poisson(mean) ≤ c) = P(Gamma(c + 1) > mean).
    GammaDistribution(shape: alertsPerDay + 1).quantile(overflow)
  }
}

extension ThresholdRequest {
  /// The lowest threshold whose alerts people can look at on nearly every day.
  ///
  /// `events` is how many events a day brings; `nil` takes the rate from the evidence.
  public static func capacity(
    _ capacity: AnalystCapacity, eventsPerDay: Double? = nil
  ) throws(SettingError) -> ThresholdRequest {
    var rate: Double?
    if let eventsPerDay { rate = try SettingError.check(positive: "events", eventsPerDay) }
    return ThresholdRequest(CapacityLimit(capacity: capacity, events: rate))
  }
}

/// The lowest cut under which a day rarely brings more alerts than can be looked at.
struct CapacityLimit: ThresholdMethod {
  let capacity: AnalystCapacity
  let events: Double?

  var name: String { "capacity" }
  var wish: String {
    "as many alerts as \(people) can look at on"
      + " \(Figures.percent(1 - capacity.overflow)) of days"
  }

  private var people: String {
    "\(Figures.significant(capacity.analysts)) \(capacity.analysts == 1 ? "analyst" : "analysts")"
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let perDay = try eventsPerDay(events, sample, wish)
    let limit = capacity.alertsPerDay
    guard limit >= 1 else {
      throw Infeasibility(
        "\(people.capitalizedFirst) cannot look at a single alert a day: one takes"
          + " \(Figures.significant(capacity.minutesPerAlert)) minutes, and there are"
          + " \(Figures.significant(capacity.analysts * capacity.hoursPerDay * 60)).",
        lacking: "minutes per day", needed: capacity.minutesPerAlert,
        found: capacity.analysts * capacity.hoursPerDay * 60)
    }
    let mean = capacity.meanPerDay
    let separator = try sample.separator(alarmingAtMost: mean, of: perDay, wish: wish)
    let alarms = sample.alarms(above: separator.value)
    let expected = AlertRate(alarms: alarms, rows: sample.count, eventsPerDay: perDay)
    return Selection(
      separator,
      "\(people.capitalizedFirst) can look at \(Phrase.counted(limit, "alert")) per day; a mean of"
        + " \(Figures.significant(mean)) keeps \(Figures.percent(1 - capacity.overflow)) of days within that, and this"
        + " threshold means \(Figures.significant(expected.perDay)).")
  }
}
