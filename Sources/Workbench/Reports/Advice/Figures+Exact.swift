/// Numbers whose digits matter.
extension Figures {
  /// A share as `95 %`.
  static func percent(_ share: Double) -> String { exact(100 * share) + " %" }

  /// A number with so many significant digits and no more than it needs: `0.9346`.
  static func exact(_ value: Double) -> String { exact(value, digits: 4) }

  /// The same with so many digits.
  static func exact(_ value: Double, digits: Int) -> String {
    var places = digits
    var size = abs(value)
    while size >= 1, places > 0 { (size, places) = (size / 10, places - 1) }
    while size < 0.1, size > 0, places < 12 { (size, places) = (size * 10, places + 1) }
    let text = fixed(value, places)
    guard text.contains(".") else { return text }
    let short = String(text.reversed().drop { $0 == "0" }.reversed())
    return short.hasSuffix(".") ? String(short.dropLast()) : short
  }
}
