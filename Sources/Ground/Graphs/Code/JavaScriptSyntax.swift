/// A module of JavaScript, for browsers and Node.
enum JavaScriptSyntax: Syntax {
  static func program(_ program: Program) -> String {
    let settings = program.settings.map { "\($0.name) = \(literal($0.value))" }
      .joined(separator: ", ")
    let columns = program.columns.map { column in
      "  { name: \(literal(column.name)), isWord: \(column.isWord) },\n"
    }.joined()
    let rooms = program.code.rooms.map {
      "  const \($0.name) = new Float64Array(\($0.count));\n"
    }.joined()
    let answers = program.answers.map {
      "    \($0.name): \(bare($0.value))\($0.isTruth ? " > 0.5" : ""),\n"
    }.joined()
    let code = lines(program.code.statements, 1).joined(separator: "\n")
    return """
      // \(harmless(program.title))

      // What a row has, in order.
      export const columns = [
      \(columns)];

      \(program.code.tables.map(text).joined())\(code.contains("erf(") ? errorFunction : "")
      // Scores a row: an object by the names of columns, or an array in their order. What is missing is null.
      export function score(row, { \(settings) } = {}) {
        const cells = columns.map((column, place) => (Array.isArray(row) ? row[place] : row[column.name]));
        const isNone = (cell) => cell === null || cell === undefined || cell === "";
        const numbers = cells.filter((_, place) => !columns[place].isWord).map((cell) => (isNone(cell) ? NaN : Number(cell)));
        const words = cells.filter((_, place) => columns[place].isWord).map((cell) => (isNone(cell) ? "" : String(cell)));
      \(rooms)\(code)
        return {
      \(answers)  };
      }

      """
  }

  /// The error function to sixteen digits: its series near 0, a continued fraction of what is left beyond.
  private static let errorFunction = """
    function erf(x) {
      const size = Math.abs(x);
      if (Number.isNaN(x)) return x;
      if (size > 6) return Math.sign(x);
      if (size < 2.5) {
        let term = x, sum = x;
        for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
          term *= (-x * x) / n;
          sum += term / (2 * n + 1);
          if (n > 200) break;
        }
        return (2 / Math.sqrt(Math.PI)) * sum;
      }
      let fraction = 0;
      for (let n = 60; n > 0; n--) fraction = n / 2 / (size + fraction);
      return Math.sign(x) * (1 - Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction));
    }

    """

  private static func text(_ table: Code.Table) -> String {
    switch table.numbers {
    case .real(let numbers):
      "const \(table.name) = new Float64Array([\n  \(listed(numbers.map { literal($0) }))]);\n"
    case .whole(let numbers):
      "const \(table.name) = new Int32Array([\n  \(listed(numbers.map { "\($0)" }))]);\n"
    }
  }

  static func declaration(_ name: String, isReal: Bool) -> String { "let \(name)" }

  static func loop(_ name: String, _ count: Int) -> String {
    "for (let \(name) = 0; \(name) < \(count); \(name)++) {"
  }

  static var notANumber: String { "NaN" }
  static var infinity: String { "Infinity" }

  static func literal(_ text: String) -> String {
    quoted(text) { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  static func isWord(_ place: Int, _ word: String) -> String {
    "words[\(place)] === \(literal(word))"
  }

  static func real(_ whole: String) -> String { whole }
  static func whole(_ real: String) -> String { "(\(real) | 0)" }

  static func call(_ function: Expression.Function) -> String {
    switch function {
    case .magnitude: "Math.abs"
    case .root: "Math.sqrt"
    case .exponential: "Math.exp"
    case .powerOfTwo: "2 ** "
    case .tanh: "Math.tanh"
    case .errorFunction: "erf"
    case .power: "Math.pow"
    case .rounded: "Math.fround"
    case .isMissing: "Number.isNaN"
    }
  }
}
