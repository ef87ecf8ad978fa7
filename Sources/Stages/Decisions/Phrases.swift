import Foundation

/// `value` with at most `digits` significant digits and no more than it needs: `0.6132`, `12`, `1e-05`.
func rounded(_ value: Double, digits: Int = 4) -> String {
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  let exponent = floor(log10(abs(value)))
  guard exponent < Double(digits - 1) else { return whole(value) }
  let scale = pow(10, Double(digits - 1) - exponent)
  let near = scale.isFinite ? (value * scale).rounded() / scale : value
  return near == near.rounded() && abs(near) < 1e15 ? whole(near) : "\(near)"
}

private func whole(_ value: Double) -> String {
  let near = value.rounded()
  return abs(near) < 1e15 ? "\(Int(near))" : "\(near)"
}

/// A share as `1 %` or `0.05 %`.
func percent(_ share: Double) -> String { rounded(100 * share) + " %" }

/// `1 row`, `2 rows`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}

/// `1 alert`, `2.5 alerts`.
func counted(_ number: Double, _ one: String) -> String {
  "\(rounded(number)) \(number == 1 ? one : one + "s")"
}

/// `a`, `a and b`, `a, b and c`.
func listed(_ parts: [String]) -> String {
  parts.count < 2
    ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
