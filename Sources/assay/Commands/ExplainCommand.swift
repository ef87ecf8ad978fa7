import Artifacts
import Bundles
import Formats
import Machine

struct ExplainCommand: Command {
  static let declaration = Declaration(
    name: "explain", summary: "Say what makes rows of DATA strange to the pipeline of BUNDLE.",
    discussion: """
      What each recorded column adds, in parts that add up to what is said of the row: exactly, where the method says so
      itself (splits of trees, squared errors and distances, tails of columns), else as Shapley values of the score, with
      '±' where they are drawn. Columns of words that became many numbers count as one. Of an alarm it also says which
      number in the weightiest column would take it away, if there is one. For programs, --json has a line a row:
      'score', 'space' (what is divided), 'left_out_by' (what stands for a column that is left out), 'value',
      'baseline', 'parts' and 'counterfactual'; baseline and parts add up to the value.
      """,
    operands: BundleScoring.Request.operands,
    options: [
      .init(name: "--row", value: "N", help: "the row of this number, counted from 0"),
      .init(name: "--top", value: "K", help: "the K rows of the highest scores (default: 5)"),
      .init(name: "--all", help: "every row"),
      .init(name: "--json", help: "a line of JSON a row"),
      .init(
        name: "--out", value: "FILE", help: "write to a file instead of standard output",
        isWritten: true),
    ] + BundleScoring.Request.options, exclusive: [["--row", "--top", "--all"]])

  private let bundle: String
  private let request: BundleScoring.Request
  private let choice: BundleExplaining.Choice
  private let isJSON: Bool
  private let target: String?

  init(_ words: Words) throws(UsageError) {
    bundle = words.required(0)
    request = try BundleScoring.Request(words)
    isJSON = words.flag("--json")
    target = words.value("--out")
    if let row = try words.whole("--row", in: 0...Int.max) {
      choice = .row(row)
    } else if words.flag("--all") {
      choice = .all
    } else {
      choice = .top(try words.whole("--top", in: 1...100_000) ?? 5)
    }
  }

  func run(on console: Console) throws -> ExitCode {
    let opened = try OpenedBundle(BundleFolder(bundle))
    for note in opened.notes { console.complain("assay: note: \(note)") }
    let file = try target.map { path throws(FileError) in try OutputFile(path) }
    try BundleExplaining(opened, request).perform(choice) { row in
      let line = (isJSON ? row.json.text() : row.sentence) + "\n"
      if let file {
        try file.write(line)
      } else if isJSON {
        try console.write(line)
      } else {
        try console.show(line)
      }
    }
    try file?.commit()
    return .done
  }
}
