import Numerics
import Vocabulary

/// How many alerts a day a share of alarming rows means.
struct AlertRate {
  let alarms: Int
  let rows: Int
  let eventsPerDay: Double

  var perDay: Double { Double(alarms) / Double(rows) * eventsPerDay }

  /// The alerts a day that the count of alarms is compatible with, if alarms are independent (Garwood 1936).
  func poisson(level: Double) -> (lower: Double, upper: Double) {
    let scale = eventsPerDay / Double(rows)
    let outside = (1 - level) / 2
    let lower = alarms == 0 ? 0 : GammaDistribution(shape: Double(alarms)).quantile(outside)
    let upper = GammaDistribution(shape: Double(alarms + 1)).upperQuantile(outside)
    return (lower * scale, upper * scale)
  }
}
