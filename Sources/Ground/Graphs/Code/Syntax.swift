/// How a language of braces says code; where most of them agree, that is what is said here.
protocol Syntax {
  static func program(_ program: Program) -> String

  static var end: String { get }
  static func declaration(_ name: String, isReal: Bool) -> String
  static func loop(_ name: String, _ count: Int) -> String
  static var blockStart: String { get }
  static var notANumber: String { get }
  static var infinity: String { get }
  static func literal(_ text: String) -> String
  static func isWord(_ place: Int, _ word: String) -> String
  static func real(_ whole: String) -> String
  static func whole(_ real: String) -> String
  static func call(_ function: Expression.Function) -> String
  static func setting(_ name: String) -> String
}

extension Syntax {
  static var end: String { ";" }
  static var blockStart: String { "{" }
  static func setting(_ name: String) -> String { name }

  static func literal(_ number: Double) -> String {
    let size = number.isInfinite ? infinity : "\(number.magnitude)"
    return number.isNaN ? notANumber : number.sign == .minus ? "(-\(size))" : size
  }

  /// The statements, a line each, so many steps to the right.
  static func lines(_ statements: [Statement], _ depth: Int) -> [String] {
    statements.flatMap { lines($0, depth) }
  }

  private static func lines(_ statement: Statement, _ depth: Int) -> [String] {
    let space = String(repeating: "  ", count: depth)
    func nested(_ head: String, _ body: [Statement]) -> [String] {
      [space + head] + lines(body, depth + 1) + [space + "}"]
    }
    switch statement {
    case .block(let body): return nested(blockStart, body)
    case .real(let name, let value):
      return ["\(space)\(declaration(name, isReal: true)) = \(bare(value))\(end)"]
    case .whole(let name, let value):
      return ["\(space)\(declaration(name, isReal: false)) = \(bare(value))\(end)"]
    case .assign(let name, let value): return ["\(space)\(name) = \(bare(value))\(end)"]
    case .put(let room, let place, let value):
      return ["\(space)\(room)[\(bare(place))] = \(bare(value))\(end)"]
    case .count(let name, let count, let body): return nested(loop(name, count), body)
    case .during(let condition, let body): return nested("while \(text(condition)) {", body)
    case .when(let condition, let body, let other):
      let first = nested("if \(text(condition)) {", body)
      guard !other.isEmpty else { return first }
      return first.dropLast() + [space + "} else {"] + lines(other, depth + 1) + [space + "}"]
    }
  }

  /// An expression where nothing stands beside it.
  static func bare(_ expression: Expression) -> String {
    switch expression {
    case .binary(let one, let sign, let other): "\(text(one)) \(sign.rawValue) \(text(other))"
    case .choose(let condition, let one, let other):
      "\(text(condition)) ? \(text(one)) : \(text(other))"
    default: text(expression)
    }
  }

  static func text(_ expression: Expression) -> String {
    switch expression {
    case .real(let number): literal(number)
    case .whole(let number): "\(number)"
    case .name(let name): name
    case .setting(let name): setting(name)
    case .at(let name, let place), .wholeAt(let name, let place): "\(name)[\(bare(place))]"
    case .input(let place): "numbers[\(bare(place))]"
    case .isWord(let place, let word): "(\(isWord(place, word)))"
    case .binary, .choose: "(\(bare(expression)))"
    case .call(let function, let values):
      "\(call(function))(\(values.map(bare).joined(separator: ", ")))"
    case .toReal(let value): real(text(value))
    case .toWhole(let value): whole(text(value))
    case .half(let value): "(\(text(value)) >> 1)"
    }
  }

  /// Many values, some a line.
  static func listed(_ values: [String]) -> String {
    stride(from: 0, to: values.count, by: 8)
      .map { values[$0..<min($0 + 8, values.count)].joined(separator: ", ") }
      .joined(separator: ",\n  ")
  }

  /// Text between quotes, where `escaped` says what stands for a character that cannot stand for itself.
  static func quoted(_ text: String, _ escaped: (Unicode.Scalar) -> String) -> String {
    let body = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7f || (0x2028...0x2029).contains(scalar.value):
        escaped(scalar)
      default: String(scalar)
      }
    }
    return "\"\(body.joined())\""
  }

  /// What a comment can hold.
  static func harmless(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
      .replacing("*/", with: "* /")
  }
}
