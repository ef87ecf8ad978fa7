import Artifacts
import Bundles
import Formats
import Machine
import Wording

struct ScoreCommand: Command {
  static let declaration = Declaration(
    name: "score", summary: "Score the rows of DATA with the pipeline of BUNDLE.",
    discussion: """
      Each row of DATA becomes a line: its number, counted from 0, its id and its time where '--id' and
      '--time' name their columns, its score, what its calibration makes of it, and whether it alarms. What
      calibrations make is called what it is: 'probability' where labels told it, 'rank', 'p_value' (small for
      what is strange), or 'scaled'. Where the policy of the bundle has tiers, that of the row follows, and with '--reasons'
      the columns that weigh most, each with what it adds ('assay explain' says to what). Rows are read, scored and written
      block by block, so that any number of them takes the same memory; archives of arrays, files of MATLAB and recordings
      of events are read whole. The first row that cannot be scored ends it, or is told in the file of '--skip-bad'.
      """,
    operands: BundleScoring.Request.operands,
    options: [
      .init(
        name: "--to", value: "FILE", help: "write to a file instead of standard output",
        isWritten: true),
      .init(
        name: "--format", value: "FORMAT",
        help: "how rows are written (default: as FILE is called, else csv)",
        choices: ScoreForm.allCases.map(\.rawValue)),
      .init(
        name: "--reasons", value: "N",
        help: "say of each row which N columns weigh most, and what each adds"),
      .init(
        name: "--skip-bad", value: "FILE",
        help: "leave out rows that cannot be scored, and say in FILE which and why", isWritten: true
      ),
    ] + BundleScoring.Request.options)

  private let bundle: String
  private let request: BundleScoring.Request
  private let target: String?
  private let skipped: String?

  init(_ words: Words) throws(UsageError) {
    bundle = words.required(0)
    target = words.value("--to")
    skipped = words.value("--skip-bad")
    var request = try BundleScoring.Request(words)
    request.form = try Self.form(words)
    request.skipsBadRows = skipped != nil
    request.reasons = try words.whole("--reasons", in: 1...1000) ?? 0
    self.request = request
  }

  private static func form(_ words: Words) throws(UsageError) -> ScoreForm {
    let target = words.value("--to")
    let said = words.value("--format").flatMap(ScoreForm.init(rawValue:))
    guard let form = said ?? target.map(ScoreForm.init(file:)) ?? .csv else {
      throw .other(
        "scores are written as CSV, JSON Lines or an array, which '--to \(target ?? "")' does not look like; "
          + "name it .csv, .jsonl or .npy")
    }
    guard form != .npy || target != nil else {
      throw .other("an array is written to a file: '--to FILE.npy'")
    }
    return form
  }

  func run(on console: Console) throws -> ExitCode {
    let opened = try OpenedBundle(BundleFolder(bundle))
    for note in opened.notes { console.complain("assay: note: \(note)") }
    let scoring = try BundleScoring(opened, request)
    let file = try target.map { path throws(FileError) in try OutputFile(path) }
    let side = try skipped.map { path throws(FileError) in try OutputFile(path) }
    let outcome = try scoring.perform(
      write: { bytes in
        if let file {
          try file.write(bytes)
        } else {
          try console.write(String(decoding: bytes, as: UTF8.self))
        }
      }, skip: { try side?.write($0) })
    if request.form == .npy { try file?.overwrite(scoring.head(outcome), at: 0) }
    try side?.commit()
    try file?.commit()
    for note in outcome.notes { console.complain("assay: note: \(note)") }
    if let skipped, outcome.skipped > 0 {
      console.complain(
        "assay: note: \(Phrase.counted(outcome.skipped, "row is", "rows are")) left out and told of in \(skipped);"
          + " \(Phrase.counted(outcome.rows, "row has a score", "rows have scores"))")
    }
    return .done
  }
}
