import Artifacts
import Machine
import Sources

struct CompletionsCommand: Command {
  static let declaration = Declaration(
    name: "completions", summary: "Print a script that completes the words of assay in a shell.",
    discussion: """
      bash: source <(assay completions bash)
      zsh:  assay completions zsh > ~/.zfunc/_assay
      fish: assay completions fish > ~/.config/fish/completions/assay.fish
      The scripts ask for what there is: 'assay completions runs', 'data', 'specs' or 'topics' lists it.
      """,
    operands: [.init(name: "SHELL", help: "bash, zsh or fish")])

  private static let shells: [String: @Sendable ([Declaration]) -> String] = [
    "bash": Completions.bash, "zsh": Completions.zsh, "fish": Completions.fish,
  ]
  private static let lists: [Words.List] = [.runs, .data, .specs, .topics]

  let word: String

  init(_ words: Words) throws(UsageError) {
    word = words.required(0)
    guard Self.shells[word] != nil || Self.lists.contains(where: { $0.rawValue == word }) else {
      throw .wrongChoice("SHELL", word, choices: ["bash", "zsh", "fish"])
    }
  }

  func run(on console: Console) throws -> ExitCode {
    if let script = Self.shells[word] {
      try console.write(script(Commands.all.map { $0.declaration }))
    } else if let list = Words.List(rawValue: word) {
      for word in try Self.words(list) { try console.print(word) }
    }
    return .done
  }

  private static func words(_ list: Words.List) throws -> [String] {
    switch list {
    case .files: return []
    case .runs:
      let folders = FileSystem.exists("reports") ? try RunFolder.all(in: "reports") : []
      return folders.map {
        "\(Paths.name(of: Paths.folder(of: $0.path)))/\(Paths.name(of: $0.path))"
      }
    case .data: return try Catalog().entries.map(\.name)
    case .specs:
      let folder = Paths.join(Home.path, "experiments")
      return try FileSystem.list(folder).filter { Paths.ending(of: $0) == "yaml" }
        .map(Paths.stem)
    case .topics: return SpecHelp.words
    }
  }
}
