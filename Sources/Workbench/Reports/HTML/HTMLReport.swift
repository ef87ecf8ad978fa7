import Artifacts
import Files
import Vocabulary
import Wording

/// The report as one page that works offline: the answer first, then what stands behind it.
struct HTMLReport {
  private let content: RunContent
  private let curves: [String: TuningCurve]

  init(_ content: RunContent) throws(FileError) {
    self.content = content
    var curves: [String: TuningCurve] = [:]
    for answer in content.summary.answers {
      curves[answer.trial] = try TuningCurve(readFrom: content.folder.curve(answer.trial))
    }
    self.curves = curves
  }

  var text: String {
    HTML.page(
      title: content.run.name, kind: "Experiment", sections.joined(separator: "\n"))
  }

  private var sections: [String] {
    [answers, worries, leaderboard, results, thresholds, latency, data, failures, appendix]
      .filter { !$0.isEmpty }
  }

  private var summary: SummaryRecord { content.summary }

  private var answers: String {
    guard !summary.answers.isEmpty else {
      return HTML.section("answer", "Answer", "<p>No trial has a result that could be chosen.</p>")
    }
    let parts = summary.answers.map { answer in
      let threshold = content.trial(answer.trial)?.findings?.thresholds.first
      let details = ([threshold?.choice.sentence] + answer.comparisons.map(\.sentence))
        .compactMap { $0 }
      return """
        <p class="answer">\(HTML.escaped(answer.sentence))</p>
        <ul>\(details.map { "<li>\(HTML.escaped($0))</li>" }.joined())</ul>
        <p class="source">Trial <code>\(answer.trial)</code></p>
        """
    }
    return HTML.section("answer", "Answer", parts.joined(separator: "\n"))
  }

  private var worries: String {
    guard !summary.worries.isEmpty else { return "" }
    let items = summary.worries.map { "<li>\(HTML.escaped($0))</li>" }.joined()
    return HTML.section("worries", "What to worry about", "<ul>\(items)</ul>")
  }

  private var leaderboard: String {
    guard let board = summary.leaderboard else { return "" }
    let rows = board.rows.map { row in
      [HTML.name(row.detector, isControl: row.isControl)]
        + [row.mean, row.median, row.averageRank, row.winRate].map(Figures.short)
    }
    let tests = board.tests.map { "<p>\(HTML.escaped($0))</p>" }.joined()
    return HTML.section(
      "leaderboard", "Across \(board.datasets.count) data sets, by \(board.metric) on test rows",
      HTML.table(["detector", "mean", "median", "mean rank", "win rate"], rows, numbersFrom: 1)
        + tests)
  }

  private var results: String {
    let columns = content.resultColumns
    let rows = summary.standings.map { standing in
      [
        HTML.escaped(standing.dataset),
        HTML.name(standing.detector, isControl: standing.isControl),
        HTML.escaped(standing.label), "\(standing.trials.count)",
      ]
        + columns.map { $0.measurement(of: standing).map(HTML.measurement) ?? "n/a" }
        + [standing.trials.first.map { "<code>\($0)</code>" } ?? ""]
    }
    guard !rows.isEmpty else { return "" }
    let header = ["data", "detector", "settings", "trials"] + columns.map { $0.metric }
    return HTML.section(
      "results", "Results on test rows",
      "<p>Best first by \(content.selection) on validation rows. A setting with one trial shows its "
        + "95 % interval, one with several their mean.\(ResultColumn.explanation(of: columns))</p>"
        + HTML.table(header + ["first trial"], rows, numbersFrom: 3))
  }

  private var thresholds: String {
    let parts = summary.answers.compactMap { answer -> String? in
      guard let findings = content.trial(answer.trial)?.findings else { return nil }
      let rows = findings.thresholds.map { record in
        [
          HTML.escaped(record.choice.method),
          record.choice.threshold.map { Figures.short($0.value) } ?? "–",
        ]
          + ["precision", "recall", "f1", "false_positive_rate"].map { metric in
            record.onTest.first { $0.name == metric }.map(HTML.measurement) ?? "n/a"
          } + [HTML.escaped(record.choice.sentence)]
      }
      let marks = findings.thresholds.compactMap { record in
        record.choice.threshold.map { (record.choice.method, $0.value) }
      }
      let chart = curves[answer.trial].flatMap { CurveChart(curve: $0, marks: marks).svg } ?? ""
      return "<h3>\(HTML.escaped(answer.dataset)): \(HTML.escaped(answer.detector))</h3>\(chart)"
        + HTML.table(
          ["request", "threshold", "precision", "recall", "F1", "FPR", "answer"], rows,
          numbersFrom: 1, numbersTo: 5)
        + "<p class=\"source\">Trial <code>\(answer.trial)</code></p>"
    }
    guard !parts.isEmpty else { return "" }
    return HTML.section(
      "thresholds", "Thresholds",
      "<p>Chosen as the answer says; measured on test rows.</p>" + parts.joined())
  }

  private var latency: String {
    let rows = content.trials.compactMap { record -> [String]? in
      guard let timing = content.timings[record.id], !timing.latency.isEmpty else { return nil }
      let shown = ["latency_p50_us", "latency_p95_us", "latency_p99_us", "latency_max_us"]
      return [HTML.escaped(record.trial.dataset), HTML.escaped(record.trial.detector)]
        + shown.map { name in
          timing.latency.first { $0.name == name }.map(HTML.measurement) ?? "n/a"
        } + ["<code>\(record.id)</code>"]
    }
    guard !rows.isEmpty else { return "" }
    return HTML.section(
      "latency", "Latency of one row, in microseconds",
      HTML.table(["data", "detector", "p50", "p95", "p99", "max", "trial"], rows, numbersFrom: 2))
  }

  private var data: String {
    let rows = content.run.datasets.map { dataset in
      [
        HTML.escaped(dataset.name), "\(dataset.rows)", "\(dataset.columns)",
        dataset.anomalies.map { "\($0)" } ?? "no labels", HTML.escaped(dataset.source),
        HTML.escaped(dataset.terms ?? "–"), "<code>\(dataset.fingerprint.prefix(12))</code>",
      ]
    }
    let header = ["name", "rows", "columns", "anomalies", "source", "terms", "fingerprint"]
    return HTML.section("data", "Data", HTML.table(header, rows, numbersFrom: 1, numbersTo: 3))
  }

  private var failures: String {
    let rows =
      summary.failed.map { ["failed", $0.dataset, $0.detector, $0.reason, $0.trial] }
      + summary.lost.map { ["lost", $0.dataset, $0.detector, $0.reason, $0.trial] }
    guard !rows.isEmpty else { return "" }
    return HTML.section(
      "failures", "Trials without a result",
      HTML.table(
        ["status", "data", "detector", "reason", "trial"], rows.map { $0.map(HTML.escaped) }))
  }

  private var appendix: String {
    let budgets = summary.budgets.map { "\($0.detector) \($0.settings)" }.joined(separator: ", ")
    return HTML.section(
      "appendix", "How this was made",
      """
      <p>Run <code>\(Paths.name(of: content.folder.path))</code>, \
      code <code>\(HTML.escaped(String(content.run.codeVersion.prefix(12))))</code>, \
      platform <code>\(HTML.escaped(content.run.platform))</code>.</p>
      <p>Settings tried: \(HTML.escaped(budgets)).</p>
      <details><summary>The whole spec, defaults filled in</summary>\
      <pre>\(HTML.escaped(content.run.spec.text(.indented)))</pre></details>
      """)
  }
}
