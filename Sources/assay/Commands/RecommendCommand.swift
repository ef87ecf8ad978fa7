import Advice
import Artifacts
import Decisions
import Forms
import Machine
import Reports
import Vocabulary

struct RecommendCommand: Command {
  static let declaration = Declaration(
    name: "recommend",
    summary: "Say which threshold to set, what it promises, and what it rests on.",
    discussion: """
      Of a run, the trial that it answers with is looked at, or the one named. A file of scores wants a
      column of them; labels (label, y, anomaly …) and times make the answer better.
      Without --threshold the requests of the run's spec are tried, then the usual ones, promises first. A
      table of tiers (--tiers, or the key 'tiers' of the run's spec) is audited: can each tier fire, on what,
      and where would it have to start to mean what it promises? With 'export: best' in its spec, a run keeps
      the pipeline in which higher scores than those seen are searched for.
      For programs, --json has 'candidate', 'tied_with', 'chosen_from', 'compared_before' (candidates of
      earlier runs), 'threshold', 'measured' (by metric, on rows kept for measuring) or else 'expected' (with
      cautious intervals: they count the luck of the choice as well), 'promise' ('text', and 'kept': true,
      false or null where it was not measured), 'assumptions' and all 'alternatives'; keys are only ever added.
      """,
    operands: [
      .init(name: "RUN|SCORES", help: "a run, or a CSV file of scores", holds: .runs),
      .init(
        name: "TRIAL",
        help:
          "the start of a trial's id, or a detector: the trial that stands for its best setting",
        count: .optional),
    ],
    options: [
      .init(
        name: "--threshold", value: "REQUEST",
        help: "as in a spec: 'budget: { alerts: 20, per: day }'; may be given several times",
        repeats: true),
      .init(
        name: "--tiers", value: "TABLE",
        help: "a table of tiers to audit, as in a spec: expenseflow, elide, nexora, certificates, "
          + "'own: { levels: { BLOCK: { at-least: 0.9 } } }'; may be given several times",
        repeats: true),
      .init(
        name: "--tries", value: "N",
        help: "how many rows the search for a tier's score tries (default: 20000; 0 for none)"),
      .init(name: "--events", value: "N", help: "how many events a day the detector will see"),
      .init(name: "--time", value: "NAME", help: "the column that says when a row happened"),
    ] + ScoreColumns.options + [
      .init(
        name: "--format", value: "FORMAT",
        help: "what is printed (default: text on a terminal, else markdown)", choices: Formats.words
      ),
      .init(name: "--json", help: "the same as --format json"),
      .init(name: "--to", value: "FILE", help: "write it to a file instead", isWritten: true),
      .reports,
    ], exclusive: [["--json", "--format"]])

  private let subject: String
  private let trial: String?
  private let requests: [String]
  private let tiers: [String]
  private let tries: Int
  private let events: Double?
  private let columns: ScoreColumns
  private let time: String?
  private let format: (any Format.Type)?
  private let target: String?
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    subject = words.required(0)
    trial = words.operand(1)
    requests = words.all("--threshold")
    tiers = words.all("--tiers")
    tries = try words.whole("--tries", in: 0...100_000_000) ?? Recommender.usualTries
    events = try words.number("--events", in: 1e-9...1e15)
    columns = try ScoreColumns(words)
    time = words.value("--time")
    format = words.flag("--json") ? JSONFormat.self : words.value("--format").map(Formats.named)
    target = words.value("--to")
    reports = words.reports
  }

  /// What says something of files of scores only, or of runs only, and was said of the other.
  private func checkSubject(isFile: Bool) throws(UsageError) {
    if isFile, let trial {
      throw .other("'\(trial)' names a trial, and \(subject) is a file of scores")
    }
    guard !isFile else { return }
    try columns.checkUnused(by: subject)
    if time != nil {
      throw .other("'--time' names a column of a file of scores, and '\(subject)' is none")
    }
  }

  func run(on console: Console) throws -> ExitCode {
    let isFile = columns.areMeant(by: subject)
    try checkSubject(isFile: isFile)
    let recommender = Recommender(
      try requests.map { try ThresholdMethods.choices.make($0, from: "--threshold") },
      tiers: try tiers.map { try TierTables.choices.make($0, from: "--tiers") },
      eventsPerDay: events,
      tries: tries, searchFolders: [".", Home.path])
    let found =
      isFile
      ? try recommender.recommend(
        for: columns.file(subject, time: time))
      : try recommender.recommend(
        for: RunFolder.opened(subject, in: reports, on: console), trial: trial)
    let isRead = target == nil && console.out.isTerminal
    let format: any Format.Type = self.format ?? (isRead ? TextFormat.self : MarkdownFormat.self)
    let text = format.text(
      of: Page(found.advice, of: found.subject), width: console.out.width)
    if let target {
      try FileSystem.write(text, to: target)
      try console.print(target)
    } else {
      try console.write(text)
    }
    return found.advice.recommended == nil ? .undecided : .done
  }
}
