import Sources
import Specs
import Vocabulary
import Wording

/// Asks a person whether what the columns of a file seem to mean is what they mean.
struct Interview {
  private let console: Console
  private let answers: @Sendable () -> String?

  init(_ console: Console, _ answers: @escaping @Sendable () -> String?) {
    self.console = console
    self.answers = answers
  }

  /// Asks for each role; an empty line takes the guess, and the end of what is typed takes the rest of them.
  func settle(_ spec: inout FirstSpec) {
    console.complain(
      "Enter takes what stands in brackets; else type the name of a column, or 'none'.")
    for role in ColumnMeanings.Role.allCases {
      guard ask(role, &spec) else { return }
    }
  }

  /// Whether there may be more answers.
  private func ask(_ role: ColumnMeanings.Role, _ spec: inout FirstSpec) -> Bool {
    let guess = spec.meanings.finding(role)
    let why = guess.map { ": \($0.why)" } ?? ""
    let names = spec.table.columns.map(\.name)
    while true {
      console.progress(Visible.text("\(Self.question(role)) [\(guess?.column ?? "none")]\(why) "))
      guard let line = answers() else { return false }
      let word = line.trimmingBlanks
      switch word {
      case "": return true
      case guess?.column: return true
      case "none":
        spec.said[role] = .nothing
        return true
      case _ where names.contains(word):
        var changed = spec
        changed.said[role] = .column(word)
        guard changed.meanings.finding(role)?.column == word else {
          console.complain("'\(word)' cannot be that: \(Self.demand(role))")
          continue
        }
        spec = changed
        return true
      default:
        console.complain(
          "there is no column '\(word)'\(Spelling.hint(for: word, among: names + ["none"]))")
      }
    }
  }

  private static func question(_ role: ColumnMeanings.Role) -> String {
    switch role {
    case .label: "Which column says what is an anomaly?"
    case .time: "Which says when a row happened?"
    case .group: "Which says to whom a row belongs?"
    case .id: "Which names the row?"
    }
  }

  private static func demand(_ role: ColumnMeanings.Role) -> String {
    switch role {
    case .label: "a label has two values, or a few of which one is ordinary"
    case .time: "each row needs a moment, or a step that never falls"
    case .group, .id: "each row needs a value"
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
