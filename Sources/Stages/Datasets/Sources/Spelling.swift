/// Finding the name that was probably meant.
enum Spelling {
  /// The name closest to `word`, if one is close enough to have been meant; the first of equals.
  static func nearest(to word: String, in names: [String]) -> String? {
    let lowered = Array(word.lowercased())
    let limit = max(1, lowered.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(lowered, Array(name.lowercased()))
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbor.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var current = [i + 1]
      for (j, otherLetter) in other.enumerated() {
        var best = min(previous[j + 1], current[j]) + 1
        best = min(best, previous[j] + (letter == otherLetter ? 0 : 1))
        if i > 0, j > 0, letter == other[j - 1], one[i - 1] == otherLetter {
          best = min(best, before[j - 1] + 1)
        }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[other.count]
  }

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
