import Formats
import Sources

struct DataDescribeCommand: Command {
  static let declaration = Declaration(
    name: "data describe",
    summary: "Say of data sets their shape, types, missing values, ranges, duplicates and labels.",
    discussion: DataSets.discussion + "\n" + DataSets.largeFiles,
    operands: [DataSets.operand(.atLeast(1))],
    options: DataSets.options + [.init(name: "--json", help: "print JSON")])

  private let sets: DataSets
  private let names: [String]
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    sets = try DataSets(words)
    names = words.operands(from: 0)
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    for name in try sets.spelledOut(names) {
      let description = Description(of: try sets.survey(name))
      if asJSON {
        try console.write(description.json.text(.indented))
      } else {
        try console.print(description.text())
      }
    }
    return .done
  }
}
