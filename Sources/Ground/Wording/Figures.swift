import Foundation

/// Numbers as tables and sentences have them: always with a point, never with a locale.
public enum Figures {
  /// A number with as many digits as a reader of a table can use: three after the point, or four
  /// significant ones; four after it below a thousandth.
  public static func short(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let size = abs(value)
    if size == 0 { return "0" }
    if size >= 1e6 || size < 1e-4 { return powerOfTen(value) }
    return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.001 ? 3 : 4)
  }

  /// A number with at most so many significant digits and no more than it needs: `0.6132`, `12`, `1e-05`.
  public static func significant(_ value: Double, digits: Int = 4) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
    return plain(rounded(value, digits, .toNearestOrAwayFromZero))
  }

  /// A number that scores are cut at, with at least so many significant digits and as many more as it takes to
  /// do to scores what it does: to lie no lower than it, and below the lowest score above it.
  public static func cut(
    _ value: Double, below lowest: Double? = nil, digits: Int = 6
  ) -> String {
    guard value != 0, value.isFinite else { return significant(value) }
    for digits in digits...17 {
      for rule in [FloatingPointRoundingRule.toNearestOrAwayFromZero, .up] {
        let near = rounded(value, digits, rule)
        if near >= value, near < lowest ?? .infinity { return plain(near) }
      }
    }
    return plain(value)
  }

  /// `0.61 to 0.68`: two numbers with at least six significant digits, and as many more as tell them apart.
  public static func range(_ lower: Double, _ upper: Double) -> String {
    for digits in 6..<17 {
      let (low, high) = (significant(lower, digits: digits), significant(upper, digits: digits))
      if low != high || lower == upper { return "\(low) to \(high)" }
    }
    return "\(lower) to \(upper)"
  }

  /// - Precondition: `value` is finite and not 0.
  private static func rounded(
    _ value: Double, _ digits: Int, _ rule: FloatingPointRoundingRule
  ) -> Double {
    let exponent = floor(log10(abs(value)))
    guard exponent < Double(digits - 1) else { return value.rounded(rule) }
    let scale = pow(10, Double(digits - 1) - exponent)
    return scale.isFinite ? (value * scale).rounded(rule) / scale : value
  }

  /// A number in the fewest digits that read back to it; a whole one without a point, up to where each is one.
  public static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 0x1p53 ? "\(Int(value))" : "\(value)"
  }

  /// A number with so many digits after the point, rounded half away from zero.
  public static func fixed(_ value: Double, _ digits: Int) -> String {
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

  /// A share as `95 %` or `0.05 %`.
  public static func percent(_ share: Double) -> String { significant(100 * share) + " %" }

  /// A count with its digits in groups of three: `1,000,000`.
  public static func grouped(_ count: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(count.magnitude))
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits = digits.dropLast(3)
    }
    groups.append(digits)
    return (count < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  /// A number in powers of ten: `1.23e-7`.
  private static func powerOfTen(_ value: Double) -> String {
    var (mantissa, power) = (abs(value), 0)
    while mantissa >= 10 { (mantissa, power) = (mantissa / 10, power + 1) }
    while mantissa < 1 { (mantissa, power) = (mantissa * 10, power - 1) }
    return "\(value < 0 ? "-" : "")\(fixed(mantissa, 2))e\(power)"
  }
}
