import Advice
import Artifacts
import Formats
import Machine

struct ScoreCommand: Command {
  static let declaration = Declaration(
    name: "score", summary: "Score the rows of DATA with the pipeline of BUNDLE.",
    discussion: """
      Each row of DATA becomes a line: its number, counted from 0, its id and its time where '--id' and
      '--time' name their columns, its score, the calibrated score, and whether it alarms.
      """,
    operands: [
      .init(name: "BUNDLE", help: "a folder such as reports/NAME/RUN/models/TRIAL"),
      .init(name: "DATA", help: "a file with the columns that the pipeline was fitted with"),
    ],
    options: [
      .init(name: "--to", value: "FILE", help: "write to a file instead of standard output"),
      .init(name: "--id", value: "NAME", help: "the column that names each row"),
      .init(name: "--time", value: "NAME", help: "the column that says when a row happened"),
      .init(
        name: "--encoding", value: "NAME", help: "how the text of DATA stands in bytes",
        choices: TextEncoding.allCases.map(\.rawValue)),
    ])

  private let bundle: String
  private let data: String
  private let target: String?
  private let encoding: TextEncoding
  private let id: String?
  private let time: String?

  init(_ words: Words) throws(UsageError) {
    bundle = words.required(0)
    data = words.required(1)
    target = words.value("--to")
    id = words.value("--id")
    time = words.value("--time")
    encoding = words.value("--encoding").flatMap(TextEncoding.init) ?? .utf8
    guard let target else { return }
    if let real = FileSystem.realPath(target), real == FileSystem.realPath(data) {
      throw .other(
        "'--to \(target)' would put the scores in the place of the rows; name another file")
    }
    if ["npy", "npz", "gz", "jsonl", "parquet"].contains(Paths.ending(of: target)) {
      throw .other(
        "scores are written as CSV, which '--to \(target)' does not look like; name it .csv")
    }
  }

  func run(on console: Console) throws -> ExitCode {
    let scoring = try BundleScoring(BundleFolder(bundle))
    for note in scoring.notes { console.complain("assay: note: \(note)") }
    let scored = try scoring.scored(
      data, encoding: encoding, id: id, time: time)
    if let target {
      try FileSystem.write(scored.csv, to: target)
    } else {
      try console.write(scored.csv)
    }
    for note in scored.notes { console.complain("assay: note: \(note)") }
    return .done
  }
}
