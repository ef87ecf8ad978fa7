import Numerics
public import Vocabulary

/// How many alerts a day a share of alarming rows means.
public struct AlertRate: Sendable {
  public let alarms: Int
  public let rows: Int
  public let eventsPerDay: Double

  public init(alarms: Int, rows: Int, eventsPerDay: Double) {
    self.alarms = alarms
    self.rows = rows
    self.eventsPerDay = eventsPerDay
  }

  public var perDay: Double { Double(alarms) / Double(rows) * eventsPerDay }

  /// The alerts a day that the count of alarms is compatible with, if alarms are independent (Garwood 1936).
  public func poisson(level: Double) -> (lower: Double, upper: Double) {
    let scale = eventsPerDay / Double(rows)
    let outside = (1 - level) / 2
    let lower = alarms == 0 ? 0 : GammaDistribution(shape: Double(alarms)).quantile(outside)
    let upper = GammaDistribution(shape: Double(alarms + 1)).upperQuantile(outside)
    return (lower * scale, upper * scale)
  }
  /// The same as an interval.
  public func interval(level: ConfidenceLevel = .standard) -> Interval {
    let (lower, upper) = poisson(level: level.value)
    return Interval(lower: lower, upper: upper, level: level.value, method: "Poisson")
  }
}
