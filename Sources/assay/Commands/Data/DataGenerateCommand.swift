import Specs

struct DataGenerateCommand: Command {
  static let declaration = Declaration(
    name: "data generate", summary: "Make rows by a recipe, and write them to a file.",
    discussion: """
      A recipe is what a spec has under 'generate': 'table: { shape: rings, rows: 500 }'. There are
      \(Generation.names.joined(separator: ", ")).
      The recording of 'behavior' itself is written to a file called .jsonl.
      'assay help spec generate' has the keys of recipes, 'assay help spec corrupt' those of '--corrupt'.
      """,
    operands: [.init(name: "RECIPE", help: "what is made")],
    options: [
      .init(name: "--out", value: "FILE", help: "where the rows go: .csv, .jsonl, .npy or .npz"),
      DataSets.corrupt, DataSets.seed,
    ])

  private let recipe: String
  private let target: String
  private let corruptions: String?
  private let seed: Int?

  init(_ words: Words) throws(UsageError) {
    recipe = words.required(0)
    guard let target = words.value("--out") else {
      throw .other("say where the rows go: --out FILE")
    }
    self.target = target
    corruptions = words.value("--corrupt")
    seed = try words.seed()
  }

  func run(on console: Console) throws -> ExitCode {
    let generation = try Generation(recipe, seed: seed, corruptions: corruptions)
    try console.print(try generation.write(to: target))
    return .done
  }
}
