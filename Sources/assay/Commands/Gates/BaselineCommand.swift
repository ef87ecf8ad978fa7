import Advice
import Artifacts
import Gates
import Machine
import Numerics
import Wording

struct BaselineCommand: Command {
  static let declaration = Declaration(
    name: "baseline",
    summary:
      "Keep what a later 'assay gate' compares with, in a file that is small enough to commit.",
    discussion: """
      Of each setting of a run, the file holds what it measured and in what order each trial put the test
      rows, not the rows themselves; so that a gate compares before and after on the same rows. It is sealed:
      a number that somebody changes by hand is noticed.
      """,
    operands: [
      .init(
        name: JudgedWords.operand,
        help: "a run, a CSV file of scores, or with --data a bundle", holds: .runs)
    ],
    options: [
      .init(
        name: "--to", value: "FILE", help: "where it lands, such as baselines/main.json",
        isWritten: true),
      .init(name: "--best", help: "only the best setting of each detector on each data set"),
    ] + JudgedWords.options + [.reports])

  private let subject: JudgedWords
  private let target: String
  private let isBestAlone: Bool

  init(_ words: Words) throws(UsageError) {
    subject = try JudgedWords(words)
    guard let target = words.value("--to") else { throw .other("say where it lands: '--to FILE'") }
    self.target = target
    isBestAlone = words.flag("--best")
    try subject.check(isSpec: false)
  }

  func run(on console: Console) throws -> ExitCode {
    let state = try subject.subject(on: console).state
    let baseline = isBestAlone ? state.bestOfEach : state
    try baseline.write(to: target)
    let trials = baseline.settings.reduce(0) { $0 + $1.trials.count }
    let size = try FileSystem.size(of: target)
    try console.print(
      "\(target): \(Phrase.counted(baseline.settings.count, "setting")), \(Phrase.counted(trials, "trial")), "
        + "\(Figures.grouped((size + 1023) / 1024)) KiB")
    return .done
  }
}
