import Specs

struct DataConvertCommand: Command {
  static let declaration = Declaration(
    name: "data convert", summary: "Write the rows of A as B: .csv, .jsonl, .npy or .npz.",
    discussion: DataSets.discussion,
    operands: [
      .init(name: "A", help: "a file, a recipe or a name of the catalog", holds: .data),
      .init(name: "B", help: "the file that is written"),
    ], options: DataSets.options)

  private let sets: DataSets
  private let from: String
  private let target: String

  init(_ words: Words) throws(UsageError) {
    sets = try DataSets(words)
    from = words.required(0)
    target = words.required(1)
  }

  func run(on console: Console) throws -> ExitCode {
    try console.print(try sets.dataset(from).written(to: target))
    return .done
  }
}
