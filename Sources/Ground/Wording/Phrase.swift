/// Words as sentences have them.
public enum Phrase {
  /// `1 row`, `2 rows`; another plural where it is not made with an s.
  public static func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// `1 alert`, `2.5 alerts`.
  public static func counted(_ number: Double, _ one: String) -> String {
    "\(Figures.significant(number)) \(number == 1 ? one : one + "s")"
  }

  /// `a`, `a and b`, `a, b and c`.
  public static func listed(_ parts: [String]) -> String {
    parts.count < 2
      ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }

  /// Names as they end the sentence "found …, wanted one of …", no more than ten.
  public static func choice(of names: [String]) -> String {
    guard !names.isEmpty else { return "none" }
    let shown = names.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 10 ? "\(shown) and \(names.count - 10) more" : shown
  }
}

extension String {
  /// The text as a sentence begins with it.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
