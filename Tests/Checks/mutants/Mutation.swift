/// The kinds of mistakes that are planted, each in turn.
enum Kind: String, CaseIterable, Sendable {
  case comparison = "comparison turned"
  case term = "term dropped"
  case step = "off by one"
  case swap = "neighbors swapped"
  case condition = "condition negated"
  case arithmetic = "operator changed"
  case constant = "constant changed"
  case fallback = "side of ?? taken"
  case leave = "left early"
  case extreme = "min for max"
  case branch = "branches swapped"
  case end = "other end"
  case statement = "statement dropped"
}

/// One line as it could have been written wrongly: what the mistake is, and how it is switched on.
struct Mutation: Sendable {
  let kind: Kind
  let room: String
  /// The path of the file, from the root of the package.
  let file: String
  let line: Int
  /// The line as it stands, without what it is indented by.
  let text: String
  /// What becomes of what, `a < b → a <= b`.
  let change: String
  /// The bytes of the file that are wrapped.
  let range: Range<Int>
  let form: Form
  /// Which it is of those in the file that read the same.
  var occurrence = 0

  /// How a mutant stands beside what it was made of, so that one build holds both.
  enum Form: Sendable {
    /// Another expression in its place.
    case replaced(by: String)
    case negated
    /// A condition that always holds.
    case always
    /// A condition that never holds.
    case never
    /// A statement that is not run.
    case skipped
    /// A body that is left before its first statement; one that is a single expression then needs a `return`.
    case left(returning: String, isExpression: Bool)
  }

  /// The file's name; files move between rooms and keep it.
  var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// What a mutation is known by, wherever its line stands.
  var key: MutationKey { MutationKey(file: fileName, text: text, change: change) }

  /// The source of both, `original` among them, which may hold other mutants.
  func source(number: Int, around original: String) -> String {
    let isOn = "mutant(\(number))"
    switch form {
    case .replaced(let other): return "(\(isOn) ? (\(other)) : (\(original)))"
    case .negated: return "(\(isOn) != (\(original)))"
    case .always: return "(\(isOn) || (\(original)))"
    case .never: return "(!\(isOn) && (\(original)))"
    case .skipped: return "if !\(isOn) { \(original) }"
    case .left(let value, let isExpression):
      return "if \(isOn) { return \(value) }; \(isExpression ? "return " : "")\(original)"
    }
  }
}

/// The content by which a mutation is found again after edits: no line number, no folder.
struct MutationKey: Hashable {
  let file: String
  let text: String
  let change: String
}
