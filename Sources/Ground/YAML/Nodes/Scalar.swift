/// A word or number of a document, as it was written and as YAML 1.2's core schema reads it.
public struct Scalar: Sendable, Equatable {
  public enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  public enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)

    /// As it ends the sentence "found …".
    var kind: String {
      switch self {
      case .null: "null"
      case .bool: "true or false"
      case .integer, .number: "a number"
      case .text: "text"
      }
    }
  }

  /// The characters, without quotes and with escapes undone.
  public let text: String
  public let style: Style
  public let value: Value

  public init(_ text: String, style: Style = .plain) {
    self.text = text
    self.style = style
    value = style == .plain ? Self.resolved(text) : .text(text)
  }

  init(_ text: String, style: Style, value: Value) {
    self.text = text
    self.style = style
    self.value = value
  }
}

// The core schema: https://yaml.org/spec/1.2.2/#103-core-schema
extension Scalar {
  static func resolved(_ text: String) -> Value {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    case ".nan", ".NaN", ".NAN": .number(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .number(.infinity)
    case "-.inf", "-.Inf", "-.INF": .number(-.infinity)
    default: number(text) ?? .text(text)
    }
  }

  private static func number(_ text: String) -> Value? {
    if text.hasPrefix("0o") { return integer(text.dropFirst(2), radix: 8) }
    if text.hasPrefix("0x") { return integer(text.dropFirst(2), radix: 16) }
    guard text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }) else { return nil }
    var rest = text[...].utf8
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = takeDigits(&rest)
    if whole > 0, rest.isEmpty, let integer = Int(text) { return .integer(integer) }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard takeDigits(&rest) > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    return Double(text).map(Value.number)
  }

  private static func integer(_ digits: Substring, radix: Int) -> Value? {
    guard digits.first?.isHexDigit == true else { return nil }
    return Int(digits, radix: radix).map(Value.integer)
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> Int {
    let digits = rest.prefix { 0x30...0x39 ~= $0 }.count
    rest.removeFirst(digits)
    return digits
  }
}
