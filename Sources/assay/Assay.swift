import Foundation
import Machine

@main
struct Assay {
  static func main() {
    let code = run(Array(CommandLine.arguments.dropFirst()), on: .standard)
    exit(code.rawValue)
  }

  /// The commands, in the groups in which help lists them.
  static let groups: [(title: String, commands: [any Command.Type])] = [
    (
      "Experiments",
      [
        RunCommand.self, ReportCommand.self, CompareCommand.self, RecommendCommand.self,
        InitCommand.self,
      ]
    ),
    ("Models", [ScoreCommand.self]), ("Data", [DataCommand.self]),
    ("Runs", [RunsCommand.self, UnsealCommand.self, ReindexCommand.self, TrialCommand.self]),
    ("This machine", [DoctorCommand.self, CompletionsCommand.self]),
  ]

  static var commands: [any Command.Type] { groups.flatMap(\.commands) }

  /// Runs what `words` ask for, and answers what the process shall answer.
  static func run(_ words: [String], on console: Console) -> ExitCode {
    do {
      switch words.first {
      case nil, "--help", "-h":
        try console.write(Help.overview(of: groups))
        return words.isEmpty ? .wrong : .done
      case "--version":
        try console.print(Help.versionLine)
        return .done
      case "help": return try help(Array(words.dropFirst()), on: console)
      case let name?:
        let command = try command(named: name)
        let rest = Array(words.dropFirst())
        if rest.contains("--help") || rest.contains("-h") {
          return try help([name], on: console)
        }
        return try command.init(Words(rest, for: command.declaration)).run(on: console)
      }
    } catch let error as FileError where error.kind == .unread {
      return .done  // as in 'assay help spec | head': who reads has read enough
    } catch {
      console.complain(Complaining.text(of: error))
      return .wrong
    }
  }

  private static func command(named name: String) throws(UsageError) -> any Command.Type {
    guard let command = commands.first(where: { $0.declaration.name == name }) else {
      throw .unknownCommand(name, known: commands.map { $0.declaration.name } + ["help"])
    }
    return command
  }

  private static func help(_ words: [String], on console: Console) throws -> ExitCode {
    switch words.first {
    case nil: try console.write(Help.overview(of: groups))
    case "spec": try console.write(SpecHelp.page(asSchema: words.contains("--schema")))
    case "results": try console.write(ResultsHelp.page)
    case let name?: try console.write(Help.page(of: command(named: name).declaration))
    }
    return .done
  }
}
