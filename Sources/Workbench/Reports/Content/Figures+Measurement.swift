import Vocabulary
import Wording

extension Figures {
  /// A quantity, or `n/a`.
  static func short(_ quantity: Quantity) -> String { quantity.number.map(short) ?? "n/a" }

  /// A measurement with its interval: `0.912 (0.88 to 0.94)`.
  static func withInterval(_ measurement: Measurement) -> String {
    guard let interval = measurement.interval, measurement.quantity.number != nil else {
      return short(measurement.quantity)
    }
    return "\(short(measurement.quantity)) (\(short(interval.lower)) to \(short(interval.upper)))"
  }
}
