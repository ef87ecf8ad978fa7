import Artifacts
import Formats
import Vocabulary
import Wording

struct RunsBestCommand: Command {
  static let declaration = Declaration(
    name: "runs best",
    summary: "List the best candidates of all runs, by their means of a metric on validation rows.",
    discussion: """
      A candidate is a setting with all its seeds and folds. Means on different rows are not to be compared.
      """,
    options: [
      .init(name: "--metric", value: "NAME", help: "the metric (default: \(usualMetric))"),
      .init(name: "--dataset", value: "NAME", help: "only candidates on this data set"),
      .init(name: "--limit", value: "N", help: "how many candidates to list (default: 10)"),
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
    try reports.mustBeThere()
    let index = try RunIndex.current(of: reports, on: console)
    let candidates = try index.best(metric: metric, dataset: dataset, limit: limit)
    guard !candidates.isEmpty else {
      let known = try index.metrics()
      let datasets = try index.datasets()
      if let dataset, !datasets.isEmpty, !datasets.contains(dataset) {
        throw UsageError.other(
          "no finished run below \(reports) has a data set '\(dataset)', wanted one of "
            + Phrase.choice(of: datasets))
      }
      throw UsageError.other(
        known.isEmpty
          ? "there are no finished runs below \(reports) yet"
          : "no candidate has a '\(metric)'\(dataset.map { " on '\($0)'" } ?? ""); the metrics are "
            + known.map(\.text).joined(separator: ", "))
    }
    let page = BestPage(metric: metric, candidates: candidates)
    try console.write(asJSON ? page.json.text(.indented) : page.text)
    return .done
  }
}
