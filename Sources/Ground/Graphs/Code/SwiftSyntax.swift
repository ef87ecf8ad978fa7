import Foundation

/// Swift, with Foundation alone.
enum SwiftSyntax: Syntax {
  static func program(_ program: Program) -> String {
    let fields = program.outputs.map {
      "  public let \($0.name): \($0.isTruth ? "Bool" : "Double")\n"
    }.joined()
    let settings = program.settings.map { ", \($0.name): Double = \(literal($0.value))" }.joined()
    let rooms = program.code.rooms.map {
      "  var \($0.name) = [Double](repeating: 0, count: \($0.count))\n"
    }.joined()
    let answers = program.answers.map {
      "\($0.name): \(bare($0.value))\($0.isTruth ? " > 0.5" : "")"
    }.joined(separator: ", ")
    return """
      // \(harmless(program.title))
      import Foundation

      public struct AssayAnswer: Sendable, Equatable {
      \(fields)}

      /// Scores a row.
      ///
      /// - Parameters:
      ///   - numbers: \(harmless(program.names(ofWords: false).joined(separator: ", "))); NaN where there is none.
      ///   - words: \(harmless(program.names(ofWords: true).joined(separator: ", "))); "" where there is none.
      public func assayScore(numbers: [Double], words: [String] = []\(settings)) -> AssayAnswer {
      \(rooms)\(lines(program.code.statements, 1).joined(separator: "\n"))
        return AssayAnswer(\(answers))
      }

      \(program.code.tables.map(text).joined())
      private func rounded(_ number: Double) -> Double { Double(Float(number)) }
      private func isMissing(_ number: Double) -> Bool { number.isNaN }

      /// The numbers whose bytes, the lowest first, are written in base 64.
      private func unpacked<Number: FixedWidthInteger>(_ text: String, as type: Number.Type) -> [Number] {
        let bytes = [UInt8](Data(base64Encoded: text) ?? Data())
        let size = Number.bitWidth / 8
        return stride(from: 0, to: bytes.count, by: size).map { start in
          (0..<size).reduce(0) { $0 | Number(truncatingIfNeeded: bytes[start + $1]) << Number($1 * 8) }
        }
      }

      """
  }

  private static func text(_ table: Code.Table) -> String {
    switch table.numbers {
    case .real(let numbers):
      "private let \(table.name) = unpacked(\"\(packed(numbers.map(\.bitPattern)))\", as: UInt64.self).map(Double.init(bitPattern:))\n"
    case .whole(let numbers):
      "private let \(table.name) = unpacked(\"\(packed(numbers))\", as: Int32.self).map(Int.init)\n"
    }
  }

  private static func packed<Number: FixedWidthInteger>(_ numbers: [Number]) -> String {
    Data([UInt8].littleEndian(numbers)).base64EncodedString()
  }

  static var end: String { "" }
  static var blockStart: String { "do {" }
  static func declaration(_ name: String, isReal: Bool) -> String { "var \(name)" }
  static func loop(_ name: String, _ count: Int) -> String { "for \(name) in 0..<\(count) {" }

  static var notANumber: String { "Double.nan" }
  static var infinity: String { "Double.infinity" }

  static func literal(_ text: String) -> String {
    quoted(text) { "\\u{\(String($0.value, radix: 16))}" }
  }

  static func isWord(_ place: Int, _ word: String) -> String {
    "words[\(place)] == \(literal(word))"
  }

  static func real(_ whole: String) -> String { "Double(\(whole))" }
  static func whole(_ real: String) -> String { "Int(\(real))" }

  static func call(_ function: Expression.Function) -> String {
    switch function {
    case .magnitude: "abs"
    case .root: "sqrt"
    case .exponential: "exp"
    case .powerOfTwo: "exp2"
    case .tanh: "tanh"
    case .errorFunction: "erf"
    case .power: "pow"
    case .rounded: "rounded"
    case .isMissing: "isMissing"
    }
  }
}
