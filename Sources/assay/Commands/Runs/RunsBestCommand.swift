import Artifacts
import Formats
import Vocabulary

struct RunsBestCommand: Command {
  static let declaration = Declaration(
    name: "runs best",
    summary: "List the best trials of all runs, by a metric on validation rows.",
    options: [
      .init(name: "--metric", value: "NAME", help: "the metric (default: \(usualMetric))"),
      .init(name: "--dataset", value: "NAME", help: "only trials on this data set"),
      .init(name: "--limit", value: "N", help: "how many trials to list (default: 10)"),
      .reports, .init(name: "--json", help: "print JSON"),
    ])

  private static let usualMetric = MetricName.averagePrecision

  private let metric: MetricName
  private let dataset: String?
  private let limit: Int
  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    metric = words.value("--metric").map { MetricName($0) } ?? Self.usualMetric
    dataset = words.value("--dataset")
    limit = try words.whole("--limit", in: 1...100_000) ?? 10
    reports = words.reports
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    let index = try RunIndex.current(of: reports, on: console)
    let trials = try index.best(metric: metric, dataset: dataset, limit: limit)
    guard !trials.isEmpty else {
      let known = try index.metrics()
      throw UsageError.other(
        known.isEmpty
          ? "there are no finished trials below \(reports) yet"
          : "no trial has a '\(metric)'\(dataset.map { " on '\($0)'" } ?? ""); the metrics are "
            + known.map(\.text).joined(separator: ", "))
    }
    if asJSON {
      let list = trials.map { trial -> JSON in
        [
          "folder": .text(trial.folder.path), "trial": .text(trial.id),
          "dataset": .text(trial.dataset), "detector": .text(trial.detector),
          "settings": .text(trial.settings), "seed": JSON(trial.seed), "metric": .text(metric.text),
          "value": .number(trial.value), "lower": JSON(trial.lower), "upper": JSON(trial.upper),
          "oracle": JSON(trial.isOracle),
        ]
      }
      try console.write(JSON.list(list).text(.indented))
      return .done
    }
    for trial in trials {
      let oracle = trial.isOracle ? " (oracle: on test rows)" : ""
      try console.print(
        "\((trial.value * 10000).rounded() / 10000)\(oracle)  \(trial.dataset)  \(trial.detector) "
          + "\(trial.settings)  seed \(trial.seed)  \(trial.folder.path) \(trial.id)")
    }
    return .done
  }
}
