/// Reads the one Python dictionary that stands in an NPY header: texts, truths and tuples of integers.
struct PythonLiteral {
  enum Value: Equatable {
    case text(String)
    case bool(Bool)
    case integers([Int])
  }

  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  /// The entries by their keys; `nil` where it is anything else, or a key is there twice.
  mutating func entries() -> [String: Value]? {
    guard take("{") else { return nil }
    var entries: [String: Value] = [:]
    while !take("}") {
      guard let key = text(), take(":"), let value = value(),
        entries.updateValue(value, forKey: key) == nil, take(",") || rest.hasPrefix("}")
      else { return nil }
    }
    skipBlanks()
    return rest.isEmpty ? entries : nil
  }

  private mutating func value() -> Value? {
    if let text = text() { return .text(text) }
    if take("True") { return .bool(true) }
    if take("False") { return .bool(false) }
    guard take("(") else { return nil }
    var integers: [Int] = []
    while !take(")") {
      guard let integer = integer(), integers.count < 64 else { return nil }
      integers.append(integer)
      guard take(",") || rest.hasPrefix(")") else { return nil }
    }
    return .integers(integers)
  }

  private mutating func text() -> String? {
    skipBlanks()
    guard let quote = rest.first, quote == "'" || quote == "\"",
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return nil }
    let text = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    return String(text)
  }

  private mutating func integer() -> Int? {
    skipBlanks()
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest[digits.endIndex...]
    if rest.first == "L" { rest.removeFirst() }
    return Int(digits)
  }

  private mutating func take(_ word: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(word) else { return false }
    rest.removeFirst(word.count)
    skipBlanks()
    return true
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\n" } }
}
