/// C of 1999, with its library of mathematics.
enum CSyntax: Syntax {
  static func program(_ program: Program) -> String {
    let operands = [("numbers", false, "NAN"), ("words", true, #""""#)].compactMap {
      operand, areWords, none in
      let names = program.names(ofWords: areWords)
      return names.isEmpty
        ? nil
        : "\(operand): \(harmless(names.joined(separator: ", "))); \(none) where there is none."
    }.joined(separator: "\n   ")
    let fields = program.outputs.map { "  \($0.isTruth ? "int" : "double") \($0.name);\n" }.joined()
    let settings = program.settings.map { "double \(setting($0.name)) = \(literal($0.value));\n" }
      .joined()
    let rooms = program.code.rooms.map { "  double \($0.name)[\($0.count)];\n" }.joined()
    let answers = program.answers.map {
      "  answer.\($0.name) = \(bare($0.value))\($0.isTruth ? " > 0.5" : "");\n"
    }.joined()
    return """
      /* \(harmless(program.title)) */
      #include <math.h>
      #include <string.h>

      typedef struct {
      \(fields)} assay_answer;

      /* What may be set. */
      \(settings)
      \(program.code.tables.map(text).joined())
      /* \(operands) */
      assay_answer assay_score(const double *numbers, const char *const *words) {
        assay_answer answer;
      \(rooms)  (void)numbers;
        (void)words;
      \(lines(program.code.statements, 1).joined(separator: "\n"))
      \(answers)  return answer;
      }

      """
  }

  private static func text(_ table: Code.Table) -> String {
    switch table.numbers {
    case .real(let numbers):
      "static const double \(table.name)[\(numbers.count)] = {\n  \(listed(numbers.map { literal($0) }))};\n"
    case .whole(let numbers):
      "static const int \(table.name)[\(numbers.count)] = {\n  \(listed(numbers.map { "\($0)" }))};\n"
    }
  }

  static func declaration(_ name: String, isReal: Bool) -> String {
    "\(isReal ? "double" : "int") \(name)"
  }

  static func setting(_ name: String) -> String { "assay_\(name)" }

  static func loop(_ name: String, _ count: Int) -> String {
    "for (int \(name) = 0; \(name) < \(count); \(name)++) {"
  }

  static var notANumber: String { "NAN" }
  static var infinity: String { "INFINITY" }

  static func literal(_ text: String) -> String {
    quoted(text) { scalar in
      String(scalar).utf8.map { byte in
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }.joined()
    }
  }

  static func isWord(_ place: Int, _ word: String) -> String {
    "strcmp(words[\(place)], \(literal(word))) == 0"
  }

  static func real(_ whole: String) -> String { "(double)(\(whole))" }
  static func whole(_ real: String) -> String { "(int)(\(real))" }

  static func call(_ function: Expression.Function) -> String {
    switch function {
    case .magnitude: "fabs"
    case .root: "sqrt"
    case .exponential: "exp"
    case .powerOfTwo: "exp2"
    case .tanh: "tanh"
    case .errorFunction: "erf"
    case .power: "pow"
    case .rounded: "(double)(float)"
    case .isMissing: "isnan"
    }
  }
}
