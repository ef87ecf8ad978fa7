import Artifacts
import Formats
import Gates
import Machine
import Reports
import Runs
import Specs
import Wording

struct GateCommand: Command {
  static let declaration = Declaration(
    name: "gate",
    summary: "Pass, fail, or say that it cannot be told: is a run as good as it was?",
    discussion: """
      A spec is run first, as by 'assay run'. The rules are those of --rules, or of the key 'gate' of the
      spec; else the ROC AUC and the average precision of every setting of the baseline may be worse by no
      more than 0.01. 'assay help gate' tells what can be a rule.

      A comparison passes if the 95 % interval of the loss ends within what is allowed. It fails if the loss
      that was measured is larger than allowed, and equals would differ so much in fewer than 5 % of samples,
      adjusted for all comparisons. What is left cannot be decided: too few rows or seeds, changed data, a
      setting that is not there. Exit codes: 0 passed, 1 failed, 3 undecided.

      Durations are compared within one job alone: with --against, an older program and this one run the spec
      in turns, and a ratio that the older one shows with itself means nothing.
      """,
    operands: [
      .init(
        name: "SPEC|\(JudgedWords.operand)",
        help: "a spec, a run, a CSV file of scores, or with --data a bundle", holds: .specs)
    ],
    options: [
      .init(name: "--baseline", value: "FILE", help: "what 'assay baseline' kept"),
      .init(name: "--rules", value: "FILE", help: "a YAML file with the key 'gate'"),
      .init(
        name: "--undecided", value: "ANSWER", help: "what becomes of what cannot be decided",
        choices: ["pass", "fail"]),
      .init(
        name: "--against", value: "PROGRAM",
        help: "an older assay, or a git revision of its sources, to time beside this one"),
      .init(
        name: "--rounds", value: "N",
        help: "how often each runs with --against (default: \(Duelling.usualRounds))"),
      .init(
        name: "--set", value: "PATH=VALUE", help: "lay a value over the spec", repeats: true),
      .init(name: "--jobs", value: "N", help: "how many trials run at once (default: the cores)"),
      .init(name: "--junit", value: "FILE", help: "write JUnit XML", isWritten: true),
      .init(
        name: "--markdown", value: "FILE", help: "write Markdown, for a pull request",
        isWritten: true),
      .init(name: "--json", help: "print JSON"),
    ] + JudgedWords.options + [.reports])

  private let subject: String
  private let baseline: String?
  private let rules: String?
  private let undecided: GateRecord.Answer?
  private let against: String?
  private let rounds: Int
  private let changes: [String]
  private let jobs: Int?
  private let judged: JudgedWords
  private let options: RunOptions
  private let files: GateFiles
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    subject = words.required(0)
    baseline = words.value("--baseline")
    rules = words.value("--rules")
    undecided = words.value("--undecided").flatMap(GateRecord.Answer.init)
    against = words.value("--against")
    let asked = try words.whole("--rounds", in: Duel.fewestRounds...1000)
    if asked != nil, against == nil {
      throw .other("'--rounds' says how often '--against' is timed")
    }
    rounds = asked ?? Duelling.usualRounds
    changes = words.all("--set")
    judged = try JudgedWords(words)
    files = GateFiles(junit: words.value("--junit"), markdown: words.value("--markdown"))
    asJSON = words.flag("--json")
    jobs = try words.whole("--jobs", in: 1...1024)
    var options = RunOptions.here(jobs: jobs, beside: SpecFile.found(subject))
    options.reports = words.reports
    self.options = options
  }

  func run(on console: Console) throws -> ExitCode {
    let spec = SpecFile.found(subject)
    let isSpec =
      ["yaml", "yml"].contains(Paths.ending(of: spec))
      && FileSystem.kind(of: spec) == .file
    let experiment = isSpec ? try Experiment.read(spec, changes: changes) : nil
    try checkWords(isSpec: isSpec)
    let kept = try baseline.map { (try Baseline(readFrom: $0), path: $0) }
    let asked = try rules.map(GateRules.read) ?? experiment?.gate ?? GateRules.usual
    guard let found = try found(experiment, on: console) else { return .interrupted }
    let duel = try against.map {
      try Duelling(spec: spec, changes: changes, against: $0, rounds: rounds).fought(on: console)
    }
    let record = try Gate(asked, against: kept, duel: duel)
      .judge(found, undecidedCounts: undecided)
    try files.write(record)
    try show(record, on: console)
    return switch record.answer {
    case .pass: .done
    case .fail: .no
    case .undecided: .undecided
    }
  }

  private func checkWords(isSpec: Bool) throws(UsageError) {
    try judged.check(isSpec: isSpec)
    guard !isSpec else { return }
    if !changes.isEmpty { throw .other("'--set' changes a spec, and '\(subject)' is none") }
    if jobs != nil { throw .other("'--jobs' runs trials, and '\(subject)' has none to run") }
    if against != nil { throw .other("'--against' runs a spec, and '\(subject)' is none") }
  }

  /// What is to be judged; `nil` where its run was interrupted.
  private func found(_ experiment: Experiment?, on console: Console) throws -> GateSubject? {
    guard let experiment else { return try judged.subject(on: console) }
    let outcome = try Progress.shown(on: console, nil) { progress in
      try Run(experiment, options, tell: { progress.tell($0) }).perform()
    }
    guard !outcome.isInterrupted else {
      console.complain(Stopping.sentence(Interruption.first ?? .terminate, .goesOn))
      return nil
    }
    return try GateSubject(outcome.folder)
  }

  private func show(_ record: GateRecord, on console: Console) throws {
    if asJSON {
      try console.write(record.json.text(.indented))
      return
    }
    try console.write(TextFormat.text(of: Page(record), width: console.out.width))
    if Host.isGitHubAction { try console.write(Annotations.text(of: record)) }
  }
}

/// The files that a gate leaves for others.
struct GateFiles {
  let junit: String?
  let markdown: String?

  func write(_ record: GateRecord) throws {
    if let junit {
      let now = "\(WallTime.now())".prefix(19)
      try FileSystem.write(JUnit.text(of: record, at: String(now), on: Host.name), to: junit)
    }
    if let markdown {
      try FileSystem.write(MarkdownFormat.text(of: Page(record), width: 100), to: markdown)
    }
  }
}
