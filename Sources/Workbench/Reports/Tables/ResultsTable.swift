import Artifacts
import Formats
import Vocabulary

/// The file `results.csv`: one row a trial, joined from its record and its timing.
struct ResultsTable {
  let content: RunContent

  /// The columns that every table has, in this order; what a run adds comes behind them.
  static let columns: [String] =
    [
      "trial", "dataset", "split", "scale", "detector", "settings", "seed", "status", "reason",
      "rows_train", "rows_test", "anomalies_test",
    ]
    + (ranked + [.threshold] + judged).map(\.text) + ["fit_seconds", "score_seconds"]
    + timed.map(\.text) + ["model_bytes", "rows_validation", "anomalies_validation"]
    + chosenBy.map { "validation_\($0)" }

  /// On test rows.
  private static let ranked = [MetricName.rocAUC, .averagePrecision, .bestF1]
  /// Of the first threshold, on test rows.
  private static let judged = [MetricName.precision, .recall, .f1, .falsePositiveRate]
  private static let timed = ["p50", "p95", "p99"].map(MetricName.latency().percentile)
  /// On validation rows.
  private static let chosenBy = [MetricName.averagePrecision, .rocAUC]

  var csv: String {
    let metrics = furtherMetrics
    let settings = furtherSettings
    var lines = [
      Self.columns + ["control", "features", "rows"] + settings.map { "setting_\($0)" }
        + metrics.map(\.text)
    ]
    for record in content.trials { lines.append(row(record, settings, metrics)) }
    for lost in content.summary.lost { lines.append(row(lost, settings, metrics)) }
    return lines.map { $0.map(Self.field).joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  /// The settings that some detector has, by name.
  private var furtherSettings: [String] {
    let all = content.trials.map(\.trial) + content.summary.lost.map(\.identity)
    return Set(all.flatMap { $0.settings.members?.map(\.key) ?? [] }).sorted()
  }

  /// The test metrics that some trial has beyond the columns that every table has.
  private var furtherMetrics: [MetricName] {
    Set(content.trials.flatMap { $0.findings?.onTest.map(\.name) ?? [] })
      .filter { !Self.columns.contains($0.text) }.sorted()
  }

  private func row(
    _ record: TrialRecord, _ settings: [String], _ metrics: [MetricName]
  ) -> [String] {
    let trial = record.trial
    let findings = record.findings
    let timing = content.timings[record.id]
    let threshold = findings?.thresholds.first
    func test(_ name: MetricName) -> String { text(findings?.test(name)) }
    let known: [String] = [
      record.id, trial.dataset, SettingsText.choice(trial.split),
      trial.features["scale"]?.string ?? "", trial.detector, trial.settings.text(),
      "\(trial.seed)", findings == nil ? "failed" : "ok", record.reason ?? "",
      text(findings?.train.rows), text(findings?.test.rows), text(findings?.test.anomalies),
    ]
    let measured: [String] =
      Self.ranked.map(test) + [text(threshold?.choice.threshold?.value)]
      + Self.judged.map { text(threshold?.onTest[$0]) }
      + [text(timing?.fitSeconds), text(timing?.scoreSeconds)]
      + Self.timed.map { text(timing?.latency[$0]) }
    let further: [String] =
      [
        text(findings?.modelBytes), text(findings?.validation.rows),
        text(findings?.validation.anomalies),
      ] + Self.chosenBy.map { text(findings?.validation($0)) }
      + ["\(trial.isControl)", text(findings?.features), record.rows ?? "n/a"]
    return known + measured + further + settings.map { trial.settings[$0]?.text() ?? "n/a" }
      + metrics.map(test)
  }

  /// The row of a trial that left no record: all that was asked for, and nothing that was found.
  private func row(
    _ lost: SummaryRecord.Failure, _ settings: [String], _ metrics: [MetricName]
  ) -> [String] {
    let trial = lost.identity
    let known = [
      "trial": lost.trial, "dataset": trial.dataset, "split": SettingsText.choice(trial.split),
      "scale": trial.features["scale"]?.string ?? "", "detector": trial.detector,
      "settings": trial.settings.text(), "seed": "\(trial.seed)", "status": "lost",
      "reason": lost.reason,
    ]
    return Self.columns.map { known[$0] ?? "n/a" } + ["\(trial.isControl)", "n/a", "n/a"]
      + settings.map { trial.settings[$0]?.text() ?? "n/a" } + metrics.map { _ in "n/a" }
  }

  private func text(_ measurement: Measurement?) -> String { text(measurement?.quantity.number) }
  private func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "n/a" }
  private func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "n/a" }

  /// A field as RFC 4180 writes it. A text that a spreadsheet would take for a formula has an apostrophe before
  /// it, which spreadsheets do not show; a number stays a number.
  static func field(_ text: String) -> String {
    let isFormula =
      text.first.map { "=+-@\t\r".contains($0) } == true && Double(text) == nil
    let text = isFormula ? "'" + text : text
    return text.contains { ",\"\n\r".contains($0) }
      ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
