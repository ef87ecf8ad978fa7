struct CompletionsCommand: Command {
  static let declaration = Declaration(
    name: "completions", summary: "Print a script that completes the words of assay in a shell.",
    discussion:
      "bash: source <(assay completions bash)\nzsh:  assay completions zsh > ~/.zfunc/_assay",
    operands: [.init(name: "SHELL", help: "bash or zsh")])

  let shell: String

  init(_ words: Words) throws(UsageError) {
    shell = words.required(0)
    guard ["bash", "zsh"].contains(shell) else {
      throw .wrongChoice("SHELL", shell, choices: ["bash", "zsh"])
    }
  }

  func run(on console: Console) throws -> ExitCode {
    let declarations = Assay.commands.map { $0.declaration }
    try console.write(
      shell == "bash" ? Completions.bash(for: declarations) : Completions.zsh(for: declarations))
    return .done
  }
}
