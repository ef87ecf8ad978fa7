import Vocabulary

/// Numbers as reports show them.
enum Figures {
  /// A number with as many digits as a reader can use: three after the point, or four significant ones; four after it below a thousandth.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let size = abs(value)
    if size == 0 { return "0" }
    if size >= 1e6 || size < 1e-4 { return significant(value, 3) }
    return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.001 ? 3 : 4)
  }

  /// A quantity, or `n/a`.
  static func short(_ quantity: Quantity) -> String { quantity.number.map(short) ?? "n/a" }

  /// A measurement with its interval: `0.912 (0.88 to 0.94)`.
  static func withInterval(_ measurement: Measurement) -> String {
    guard let interval = measurement.interval, measurement.quantity.number != nil else {
      return short(measurement.quantity)
    }
    return "\(short(measurement.quantity)) (\(short(interval.lower)) to \(short(interval.upper)))"
  }

  /// A number with so many digits after the point, rounded half away from zero.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let whole = Int(scaled)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let text = String(whole)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }

  /// A number in powers of ten: `1.23e-7`.
  private static func significant(_ value: Double, _ digits: Int) -> String {
    var (mantissa, power) = (abs(value), 0)
    while mantissa >= 10 { (mantissa, power) = (mantissa / 10, power + 1) }
    while mantissa < 1 { (mantissa, power) = (mantissa * 10, power - 1) }
    return "\(value < 0 ? "-" : "")\(fixed(mantissa, digits - 1))e\(power)"
  }
}
