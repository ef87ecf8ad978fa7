import Vocabulary

extension Column {
  /// A word of it, where all are numbers with a decimal comma or whole ones, and some have the comma.
  var decimalComma: String? {
    switch values {
    case .number, .time: return nil
    case .category, .text:
      let words = LabelValues(self).values
      guard words.allSatisfy({ $0.isNumber(separatedBy: ",") || $0.isNumber(separatedBy: nil) })
      else { return nil }
      return words.first { $0.isNumber(separatedBy: ",") }
    }
  }
}

extension String {
  /// Whether it is a sign and digits, with one separator among them, or none.
  fileprivate func isNumber(separatedBy separator: Character?) -> Bool {
    let parts = drop { "+-".contains($0) }.split(
      separator: separator ?? " ", omittingEmptySubsequences: false)
    return parts.count == (separator == nil ? 1 : 2)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}
