import Artifacts
import Experiments
import Files
import Reports
import Vocabulary

struct RecommendCommand: Command {
  static let declaration = Declaration(
    name: "recommend",
    summary: "Say which threshold to set, what it promises, and what it rests on.",
    discussion: """
      Of a run, the trial that it answers with is looked at, or the one named. A file of scores wants a
      column of them; labels (label, y, anomaly …) and times make the answer better.
      Without --threshold the usual requests are tried, promises first.
      """,
    operands: [
      .init(name: "RUN|SCORES", help: "a run, or a CSV file of scores"),
      .init(name: "TRIAL", help: "the start of a trial's id", count: .optional),
    ],
    options: [
      .init(
        name: "--threshold", value: "REQUEST",
        help: "as in a spec: 'budget: { alerts: 20, per: day }'; may be given several times",
        repeats: true),
      .init(name: "--events", value: "N", help: "how many events a day the detector will see"),
      .init(name: "--column", value: "NAME", help: "the column of scores (default: score)"),
      .init(name: "--time", value: "NAME", help: "the column that says when a row happened"),
      .init(
        name: "--format", value: "FORMAT", help: "what is printed (default: markdown)",
        choices: ["markdown", "html", "json"]),
      .init(name: "--json", help: "the same as --format json"),
      .init(name: "--to", value: "FILE", help: "write it to a file instead"),
      .init(name: "--out", value: "DIR", help: "where runs land (default: reports)"),
    ])

  private let subject: String
  private let trial: String?
  private let requests: [String]
  private let events: Double?
  private let column: String
  private let time: String?
  private let format: String
  private let target: String?
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    subject = words.required(0)
    trial = words.operand(1)
    requests = words.all("--threshold")
    events = try words.number("--events", in: 1e-9...1e15)
    column = words.value("--column") ?? "score"
    time = words.value("--time")
    format = words.flag("--json") ? "json" : words.value("--format") ?? "markdown"
    target = words.value("--to")
    reports = words.value("--out") ?? "reports"
  }

  func run(on console: Console) throws -> ExitCode {
    let recommender = try Recommender(requests, eventsPerDay: events)
    let found =
      FileSystem.kind(of: subject) == .file
      ? try recommender.recommend(forScores: subject, column: column, time: time)
      : try recommender.recommend(for: RunFolder.found(subject, in: reports), trial: trial)
    let report = AdviceReport(found.advice, of: found.subject)
    let text =
      switch format {
      case "json": found.advice.json.text(.indented)
      case "html": report.html
      default: report.markdown
      }
    if let target {
      try FileSystem.write(text, to: target)
      try console.print(target)
    } else {
      try console.write(text)
    }
    return found.advice.recommended == nil ? .undecided : .done
  }
}
