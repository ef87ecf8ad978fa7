/// What one command takes: the parser, the help and the completions are all made from it.
struct Declaration: Sendable {
  /// One word, or two where the first stands for several commands: `data list`.
  let name: String
  /// One sentence for the list of commands.
  let summary: String
  /// What the sentence leaves out, in paragraphs.
  var discussion = ""
  var operands: [Operand] = []
  var options: [Option] = []
  /// Options of which a call gives at most one.
  var exclusive: [[String]] = []

  /// A word that stands by its place.
  struct Operand: Sendable {
    let name: String
    let help: String
    var count = Count.one
    /// What a shell offers for it.
    var holds = Words.List.files

    enum Count: Sendable {
      case one, optional, any
      case atLeast(Int)
    }
  }

  /// A word that starts with `--`, with a value or without.
  struct Option: Sendable {
    let name: String
    /// What help calls the value; `nil` for a flag.
    var value: String?
    let help: String
    var repeats = false
    /// The values that there are, where there are few.
    var choices: [String] = []
    /// Whether its value is a file that the command writes, which must not stand in the place of what it reads.
    var isWritten = false
  }

  /// The line that shows all of it: `assay run [--jobs N] SPEC`.
  var usage: String {
    let options = options.map { option in
      let value = option.value.map { " \($0)" } ?? ""
      return "[\(option.name)\(value)]\(option.repeats ? "…" : "")"
    }
    let operands = operands.map { operand in
      switch operand.count {
      case .one: operand.name
      case .optional: "[\(operand.name)]"
      case .any: "[\(operand.name)…]"
      case .atLeast(let least):
        (Array(repeating: operand.name, count: least - 1) + ["\(operand.name)…"])
          .joined(separator: " ")
      }
    }
    return (["assay \(name)"] + operands + options).joined(separator: " ")
  }
}
