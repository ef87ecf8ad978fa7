import Foundation
import Machine
import Runs

@main
struct Assay {
  static func main() {
    let code = run(Array(CommandLine.arguments.dropFirst()), on: .standard) { command in
      try Stopping.await(command.whenStopped, on: .standard)
    }
    Leftovers.exitProgram(code: code.rawValue)
  }

  /// Runs what `words` ask for, and answers what the process shall answer.
  ///
  /// - Parameter prepare: Is given the command before it runs.
  static func run(
    _ words: [String], on console: Console, prepare: (any Command) throws -> Void = { _ in }
  ) -> ExitCode {
    do {
      switch words.first {
      case nil, "--help", "-h":
        try console.write(Help.overview(of: Commands.groups))
        return words.isEmpty ? .wrong : .done
      case "--version":
        try console.print(Help.versionLine)
        return .done
      case "help": return try help(Array(words.dropFirst()), on: console)
      case _? where isForHelp(words):
        return try help(words.filter { !isForHelp([$0]) }, on: console)
      case _?:
        let (command, rest) = try command(words)
        let value = try command.init(wordsOf(command, rest))
        try prepare(value)
        let style: Progress.Style? = value.whenStopped == .isSilent ? .quiet : nil
        return try Progress.shown(on: console, style) { _ in try value.run(on: console) }
      }
    } catch let error as FileError where error.kind == .unread {
      return .done  // as in 'assay help spec | head': who reads has read enough
    } catch RunError.audit(let findings) {
      console.complain(Complaining.text(of: RunError.audit(findings)))
      return .no
    } catch {
      console.complain(Complaining.text(of: error))
      return .wrong
    }
  }

  private static func isForHelp(_ words: [String]) -> Bool {
    words.contains("--help") || words.contains("-h")
  }

  /// The command that the first words name, and the words behind its name.
  private static func command(
    _ words: [String]
  ) throws(UsageError) -> (command: any Command.Type, rest: [String]) {
    for count in [2, 1] where words.count >= count {
      let name = words.prefix(count).joined(separator: " ")
      if let command = Commands.all.first(where: { $0.declaration.name == name }) {
        return (command, Array(words.dropFirst(count)))
      }
    }
    let members = members(of: words[0])
    guard !members.isEmpty else {
      let known = Commands.all.map { $0.declaration.name.firstWord } + ["help"]
      throw .unknownCommand(words[0], known: known)
    }
    guard words.count > 1, !words[1].hasPrefix("-") else {
      // 'assay runs' alone lists them, and so does 'models'; what 'data' alone would do, nobody knows.
      let lists: [String: any Command.Type] = [
        "runs": RunsListCommand.self, "models": ModelsListCommand.self,
      ]
      if let list = lists[words[0]] { return (list, Array(words.dropFirst())) }
      throw .missingOperand("COMMAND", usage: "assay \(words[0]) \(choice(of: members))")
    }
    throw .wrongChoice("assay \(words[0])", words[1], choices: members.map(\.lastWord))
  }

  private static func choice(of members: [Declaration]) -> String {
    members.map(\.lastWord).joined(separator: "|")
  }

  /// The commands whose names begin with a word and go on.
  private static func members(of word: String) -> [Declaration] {
    Commands.all.map { $0.declaration }.filter { $0.name.hasPrefix(word + " ") }
  }

  /// The words behind the name of a command; of an option that only its siblings have, these are named.
  private static func wordsOf(
    _ command: any Command.Type, _ rest: [String]
  ) throws(UsageError) -> Words {
    do throws(UsageError) {
      return try Words(rest, for: command.declaration)
    } catch {
      guard case .unknownOption(let option, _, let name) = error else { throw error }
      let siblings = name.contains(" ") ? members(of: name.firstWord) : []
      let owners = siblings.filter { $0.options.contains { $0.name == option } }.map(\.name)
      throw owners.isEmpty ? error : .optionOfAnother(option, of: owners, command: name)
    }
  }

  private static func help(_ words: [String], on console: Console) throws -> ExitCode {
    switch words.first {
    case nil: try console.write(Help.overview(of: Commands.groups))
    case "spec" where words.contains("--schema") || words.count == 1:
      try console.write(SpecHelp.page(asSchema: words.contains("--schema")))
    case "spec": try console.write(topic(words.dropFirst()))
    case "results": try console.write(ResultsHelp.page)
    case "help": try console.write(Help.overview(of: Commands.groups))
    case let word? where words.count == 1 && !members(of: word).isEmpty:
      try console.write(Help.page(of: word, members(of: word)))
    case let word?:
      let isCommand = Commands.all.contains { $0.declaration.name.firstWord == word }
      try console.write(
        isCommand ? Help.page(of: command(words).command.declaration) : topic(words[...]))
    }
    return .done
  }

  /// What is said of a key of a spec, or of a name that may stand in one.
  private static func topic(_ words: ArraySlice<String>) throws(UsageError) -> String {
    let word = words.first ?? ""
    guard let page = SpecHelp.page(of: word) else {
      throw .unknownTopic(word, known: Commands.all.map { $0.declaration.name } + SpecHelp.words)
    }
    if let surplus = words.dropFirst().first {
      throw .surplus(surplus, usage: "assay help \(word)")
    }
    return page
  }
}

extension Declaration {
  fileprivate var lastWord: String { name.split(separator: " ").last.map(String.init) ?? name }
}

extension String {
  fileprivate var firstWord: String { split(separator: " ").first.map(String.init) ?? self }
}
