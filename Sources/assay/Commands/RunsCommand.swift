import Artifacts
import Formats
import Foundation
import Machine
import Vocabulary

struct RunsCommand: Command {
  static let declaration = Declaration(
    name: "runs",
    summary: "List runs, find the best candidates, or remove what is no longer needed.",
    discussion: """
      assay runs                  every run, with its trials and size
      assay runs best             the best candidates of all runs, by their mean --metric on validation rows; means
                                  on different rows are not to be compared
      assay runs ledger           how many candidates were compared on the rows of each data set, by all
                                  runs there ever were: what a choice by these rows is still worth
      assay runs remove RUN       one run and all its files
      assay runs prune            runs beyond --keep N of each experiment, or older than --older-than 30d;
                                  with --dry-run they are only named
      A run that is at work is never removed, nor anything outside the folder where runs land.
      """,
    operands: [
      .init(name: "WHAT", help: "nothing, best, ledger, remove or prune", count: .optional),
      .init(name: "RUN", help: "the run to remove", count: .optional),
    ],
    actions: ["", "list", "best", "ledger", "remove", "prune"],
    options: [
      .init(
        name: "--metric", value: "NAME", help: "the metric (default: \(usualMetric))",
        only: ["best"]),
      .init(
        name: "--dataset", value: "NAME", help: "only candidates on this data set", only: ["best"]),
      .init(
        name: "--limit", value: "N", help: "how many candidates to list (default: 10)",
        only: ["best"]),
      .init(
        name: "--keep", value: "N", help: "how many runs of each experiment to keep",
        only: ["prune"]),
      .init(name: "--older-than", value: "AGE", help: "such as 30d, 12h or 45min", only: ["prune"]),
      .init(
        name: "--dry-run", help: "say what would be removed, and remove nothing", only: ["prune"]),
      .init(name: "--out", value: "DIR", help: "where runs land (default: reports)"),
      .init(name: "--json", help: "print JSON", only: ["", "list", "best", "ledger"]),
    ])

  private enum Action: Equatable {
    case list, best, ledger
    case remove(String)
    case prune
  }

  private let action: Action
  private static let usualMetric = MetricName.averagePrecision

  private let metric: MetricName
  private let dataset: String?
  private let limit: Int
  private let keep: Int?
  private let olderThan: Double?
  private let isDry: Bool
  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    switch (words.operand(0), words.operand(1)) {
    case (nil, nil), ("list", nil): action = .list
    case ("best", nil): action = .best
    case ("ledger", nil): action = .ledger
    case ("remove", let run?): action = .remove(run)
    case ("remove", nil): throw .missingOperand("RUN", usage: "assay runs remove RUN")
    case ("prune", nil): action = .prune
    case (let word?, _):
      throw .wrongChoice("WHAT", word, choices: ["best", "ledger", "remove", "prune"])
    case (nil, _?): action = .list
    }
    metric = words.value("--metric").map { MetricName($0) } ?? Self.usualMetric
    dataset = words.value("--dataset")
    limit = try words.whole("--limit", in: 1...100_000) ?? 10
    keep = try words.whole("--keep", in: 0...1_000_000)
    olderThan = try words.value("--older-than").map { text throws(UsageError) in
      guard let seconds = Self.seconds(text) else {
        throw .wrongNumber("--older-than", text, "an age such as 30d, 12h or 45min")
      }
      return seconds
    }
    isDry = words.flag("--dry-run")
    reports = words.value("--out") ?? "reports"
    asJSON = words.flag("--json")
    if action == .prune, keep == nil, olderThan == nil {
      throw .other("say which runs to prune: --keep N, --older-than 30d, or both")
    }
  }

  private static func seconds(_ text: String) -> Double? {
    for (unit, factor) in [("min", 60.0), ("d", 86400), ("h", 3600)] where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count)).flatMap { $0 >= 0 ? $0 * factor : nil }
    }
    return nil
  }

  func run(on console: Console) throws -> ExitCode {
    switch action {
    case .list: try list(on: console)
    case .best: try best(on: console)
    case .ledger: return try ledger(on: console)
    case .remove(let run): try remove(RunFolder.foundAlone(run, in: reports), on: console)
    case .prune: try prune(on: console)
    }
    return .done
  }

  /// The index of the runs as they are now, with a complaint for each that cannot be read.
  private func index(on console: Console) throws -> RunIndex {
    let index = try RunIndex(reports: reports)
    _ = try index.rebuild()
    for damage in index.damages { console.complain("assay: warning: \(damage)") }
    return index
  }

  private func list(on console: Console) throws {
    let index = try index(on: console)
    let runs = try index.runs()
    if asJSON {
      let list = try runs.map { run -> JSON in
        [
          "folder": .text(run.folder.path), "name": .text(run.name), "run": .text(run.run),
          "trials": JSON(run.trials), "failed": JSON(run.failed), "finished": JSON(run.isFinished),
          "bytes": JSON(try run.folder.bytes()),
        ]
      }
      return try console.write(JSON.list(list).text(.indented))
    }
    for run in runs {
      let state = run.isFinished ? "" : ", not finished"
      let failed = run.failed > 0 ? ", \(run.failed) failed" : ""
      try console.print(
        "\(run.folder.path)  \(run.trials) trials\(failed)\(state), \(Self.size(try run.folder.bytes()))"
      )
    }
    if runs.isEmpty { try console.print("no runs below \(reports)") }
  }

  private func ledger(on console: Console) throws -> ExitCode {
    let ledger = try Ledger(reports: reports)
    let page = LedgerPage(ledger: ledger)
    try console.write(asJSON ? page.json.text(.indented) : page.text)
    for damage in ledger.damages { console.complain("assay: warning: \(damage)") }
    return ledger.damages.isEmpty ? .done : .no
  }

  private func best(on console: Console) throws {
    let index = try index(on: console)
    let candidates = try index.best(metric: metric, dataset: dataset, limit: limit)
    guard !candidates.isEmpty else {
      let known = try index.metrics()
      throw UsageError.other(
        known.isEmpty
          ? "there are no finished runs below \(reports) yet"
          : "no candidate has a '\(metric)'\(dataset.map { " on '\($0)'" } ?? ""); the metrics are "
            + known.map(\.text).joined(separator: ", "))
    }
    let page = BestPage(metric: metric, candidates: candidates)
    try console.write(asJSON ? page.json.text(.indented) : page.text)
  }

  private func remove(_ folder: RunFolder, on console: Console) throws {
    try folder.checkPlace(in: reports)
    guard let lock = try FileLock.attempt(folder.lock) else {
      throw UsageError.other("\(folder.path) is at work; end it first")
    }
    let bytes = try folder.bytes()
    guard !isDry else {
      return try console.print("would remove \(folder.path), \(Self.size(bytes))")
    }
    try folder.remove(from: reports)
    withExtendedLifetime(lock) {}
    try RunIndex(reports: reports).forget(folder)
    try console.print("removed \(folder.path), \(Self.size(bytes))")
  }

  private func prune(on console: Console) throws {
    let folders = try RunFolder.all(in: reports)
    let ages = try folders.map { try FileSystem.modified($0.run) }
    let now = WallTime.now()
    for (place, folder) in folders.enumerated() {
      let experiment = Paths.folder(of: folder.path)
      let newer = folders.indices.count {
        Paths.folder(of: folders[$0].path) == experiment && ages[$0] > ages[place]
      }
      let age = Double(now.milliseconds - ages[place].milliseconds) / 1000
      let isSurplus = keep.map { newer >= $0 } ?? true
      let isOld = olderThan.map { age > $0 } ?? true
      guard isSurplus, isOld else { continue }
      do { try remove(folder, on: console) } catch let error as UsageError {
        console.complain("kept: \(error)")
      } catch let error as FileError where error.kind == .notThat {
        console.complain("kept: \(error)")
      }
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KiB" : "\(bytes >> 20) MiB"
  }
}

extension RunFolder {
  /// How many bytes all files of the run take.
  fileprivate func bytes() throws -> Int {
    try FileSystem.files(below: path).map { Paths.join(path, $0) }
      .filter { !FileSystem.isLink($0) }
      .reduce(0) { sum, file in sum + (try FileSystem.size(of: file)) }
  }
}
