/// Counts, numbers and names as sentences have them.
enum Phrase {
  /// Names as they end the sentence "found …, wanted one of …", no more than ten.
  static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "none" }
    let shown = names.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 10 ? "\(shown) and \(names.count - 10) more" : shown
  }

  /// A count with its digits in groups of three: `1,000,000`.
  static func count(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number.magnitude))
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits = digits.dropLast(3)
    }
    groups.append(digits)
    return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  /// A number in the fewest digits that read back to it, a whole one without a point.
  static func number(_ value: Double) -> String {
    guard value == value.rounded(), value.magnitude < 0x1p53 else { return "\(value)" }
    return String(Int(value))
  }
}
