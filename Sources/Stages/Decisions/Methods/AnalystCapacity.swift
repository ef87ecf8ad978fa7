import Forms
import Numerics
import Scoring
import Vocabulary
import Wording

/// The lowest cut under which a day rarely brings more alerts than people can look at.
struct AnalystCapacity: ThresholdMethod {
  static let name = "capacity"
  static let help =
    "The lowest threshold whose alerts people can look at on nearly every day."
  static let analysts = Key<Self, Double>.required("analysts", .positive, "How many people.")
  static let minutes = Key<Self, Double>.required(
    "minutes", .positive, "How long one alert takes them.")
  static let hours = Key<Self, Double>.key(
    "hours", .positive, or: 8, "How long they work a day.")
  static let overflow = Key<Self, Double>.key(
    "overflow", .innerShare, or: 0.05, "The share of days that may bring too many.")
  static var keys: [any FormKey<Self>] { [analysts, minutes, hours, overflow] }

  let settings: Settings<Self>

  private var minutesPerAlert: Double { settings[Self.minutes] }
  private var minutesPerDay: Double { settings[Self.analysts] * settings[Self.hours] * 60 }

  /// The alerts that can be looked at in a day.
  private var alertsPerDay: Double {
    min(1e12, (minutesPerDay / minutesPerAlert + 1e-9).rounded(.down))
  }

  /// The highest mean number of alerts a day that stays within capacity on all but `overflow` of the
  /// days, if alerts come independently (Poisson).
  private var meanPerDay: Double {
    // P(Poisson(mean) ≤ c) = P(Gamma(c + 1) > mean).
    GammaDistribution(shape: alertsPerDay + 1).quantile(settings[Self.overflow])
  }

  private var people: String {
    let count = settings[Self.analysts]
    return "\(Figures.significant(count)) \(count == 1 ? "analyst" : "analysts")"
  }

  private var daysWithin: String { Figures.percent(1 - settings[Self.overflow]) }

  var wish: String { "as many alerts as \(people) can look at on \(daysWithin) of days" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let perDay = try sample.eventsPerDay(for: wish)
    let limit = alertsPerDay
    guard limit >= 1 else {
      throw Infeasibility(
        "\(people.capitalizedFirst) cannot look at a single alert a day: one takes"
          + " \(Figures.significant(minutesPerAlert)) minutes, and there are"
          + " \(Figures.significant(minutesPerDay)).",
        lacking: "minutes per day", needed: minutesPerAlert, found: minutesPerDay)
    }
    let mean = meanPerDay
    let separator = try sample.separator(alarmingAtMost: mean, of: perDay, wish: wish)
    let alarms = sample.alarms(above: separator.value)
    let expected = AlertRate(alarms: alarms, rows: sample.count, eventsPerDay: perDay)
    return Selection(
      separator,
      "\(people.capitalizedFirst) can look at \(Phrase.counted(limit, "alert")) per day; a mean of"
        + " \(Figures.significant(mean)) keeps \(daysWithin) of days within that, and this"
        + " threshold means \(Figures.significant(expected.perDay)).")
  }
}
