import Foundation

/// Numbers that are printed with so many digits that what is printed adds up.
public enum Summands {
  /// Whole numbers near to `parts` that add up to `total`: each is its part rounded down or up, and those are rounded up
  /// whose remainders are largest, of equals the first.
  ///
  /// Where the total itself is farther from the sum than rounding parts can reach, the rest goes to the same parts.
  public static func rounded(_ parts: [Double], to total: Int) -> [Int] {
    guard !parts.isEmpty else { return [] }
    var whole = parts.map { Int($0.rounded(.down)) }
    let order = parts.indices.sorted {
      (Double(whole[$0]) - parts[$0], $0) < (Double(whole[$1]) - parts[$1], $1)
    }
    let missing = total - whole.reduce(0, +)
    for step in 0..<max(0, missing) { whole[order[step % order.count]] += 1 }
    for step in 0..<max(0, -missing) { whole[order[order.count - 1 - step % order.count]] -= 1 }
    return whole
  }
}

extension Figures {
  /// How many digits stand behind the point of numbers that are printed beside one of this size, so that a reader has three
  /// significant ones of it at least.
  public static func decimals(beside value: Double) -> Int {
    let size = abs(value)
    guard size > 0, size.isFinite else { return 3 }
    if size >= 0.1 { return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3 }
    return min(15, 2 - Int(floor(log10(size))))
  }

  /// A whole number of the last place of so many digits behind the point: `-1.250` for −1250 and 3.
  public static func fixed(units: Int, _ digits: Int) -> String {
    let text = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let sign = units < 0 ? "-" : ""
    return digits == 0
      ? "\(sign)\(text)" : "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }
}
