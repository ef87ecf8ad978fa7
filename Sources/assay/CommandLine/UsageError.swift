import Wording

/// Words that make no call.
enum UsageError: Error, Equatable, CustomStringConvertible {
  case unknownCommand(String, known: [String])
  case unknownTopic(String, known: [String])
  case unknownOption(String, known: [String], command: String)
  case optionOfAnother(String, of: [String], command: String)
  case excluding(String, String)
  case flagWithValue(String)
  case missingValue(String, String)
  case wrongChoice(String, String, choices: [String])
  case repeated(String)
  case missingOperand(String, usage: String)
  case surplus(String, usage: String)
  case wrongNumber(String, String, String)
  case other(String)

  var description: String {
    switch self {
    case .unknownCommand(let word, let known):
      "there is no command '\(word)'\(suggestion(for: word, among: known)); 'assay help' lists them"
    case .unknownTopic(let word, let known):
      "nothing is known of '\(word)'\(suggestion(for: word, among: known)); 'assay help' lists the commands, "
        + "'assay help spec' the keys and names of a spec"
    case .unknownOption(let word, let known, let command):
      "'assay \(command)' has no option '\(word)'\(suggestion(for: word, among: known)); "
        + "'assay help \(command)' lists them"
    case .optionOfAnother(let name, let owners, let command):
      "'assay \(command)' has no option '\(name)', which is one of "
        + owners.map { "'assay \($0)'" }.joined(separator: " and ")
    case .excluding(let one, let other): "'\(one)' and '\(other)' exclude each other"
    case .flagWithValue(let name): "'\(name)' takes no value"
    case .missingValue(let name, let value): "'\(name)' wants a value: \(name) \(value)"
    case .wrongChoice(let name, let given, let choices):
      "'\(name)' is one of \(choices.joined(separator: ", ")), not '\(given)'"
        + suggestion(for: given, among: choices)
    case .repeated(let name): "'\(name)' is given twice"
    case .missingOperand(let name, let usage): "\(name) is missing; usage: \(usage)"
    case .surplus(let word, let usage): "'\(word)' is one word too many; usage: \(usage)"
    case .wrongNumber(let name, let given, let wanted): "'\(name)' is \(wanted), not '\(given)'"
    case .other(let sentence): sentence
    }
  }

  private func suggestion(for word: String, among known: [String]) -> String {
    Spelling.hint(for: word, among: known)
  }
}
