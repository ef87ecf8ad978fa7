import Artifacts
import Formats
import Vocabulary
import Wording

extension Page.Section {
  /// What systems have of themselves, beside what was measured here of their detectors.
  @Sendable static func figures(of content: RunContent) -> [Page.Section] {
    let figures = content.run.figures ?? []
    guard !figures.isEmpty else { return [] }
    let systems = figures.map(\.system).uniqued()
    return [
      Page.Section(
        "figures", "Figures of \(Phrase.listed(systems))",
        [
          .paragraph(
            """
            What was published, what was measured of the system as it runs, what Assay is to reach, and what is \
            measured here of the trial that stands for the detector; of thresholds, that of the first request.
            """),
          .table(
            Page.Table(
              ["figure", "published", "as it runs", "to reach", "measured here", "reached"],
              figures.map { row($0, content) })),
        ] + figures.map(\.detector).uniqued().compactMap { remark(on: $0, content) })
    ]
  }

  /// Which trial stands for a detector, how it was set and how much it learned from: what its figures depend on.
  private static func remark(on detector: String, _ content: RunContent) -> Page.Block? {
    trial(of: detector, content).map { record in
      let settings = SettingsText.line(record.trial.settings)
      let rows = Phrase.counted(record.findings?.train.rows ?? 0, "training row")
      return .remark("\(detector): \(settings); \(rows). Trial \(code: record.id)")
    }
  }

  /// The trial that stands for a detector: one that was timed, if there is one.
  private static func trial(of detector: String, _ content: RunContent) -> TrialRecord? {
    let own = content.trials.filter { $0.trial.detector == detector && $0.findings != nil }
    return own.first { content.timings[$0.id]?.latency.isEmpty == false } ?? own.first
  }

  private static func row(_ figure: FigureRecord, _ content: RunContent) -> [Page.Cell] {
    let cell =
      trial(of: figure.detector, content).map { figure.measured(of: $0, content.timings[$0.id]) }
      ?? .absent("n/a")
    return [
      .words(Prose(figure.name)), .words(Prose(figure.published)), .words(Prose(figure.deployed)),
      .words(Prose(figure.gate)), cell, .words(Prose(figure.answer(to: cell))),
    ]
  }
}

extension FigureRecord {
  fileprivate func measured(of trial: TrialRecord, _ timing: TimingRecord?) -> Page.Cell {
    let onTest = trial.findings?.thresholds.first?.onTest ?? []
    switch measure {
    case .eventLatency:
      let metric = MetricName.eventLatency.percentile("p99")
      return .measured(metric, among: timing?.latency ?? [], trials: [trial.id])
    case .fitSeconds:
      return timing?.fitSeconds.map { .figure(.number($0)) } ?? .absent("n/a")
    case .modelBytes:
      return trial.findings?.modelBytes.map { .figure(.number(Double($0))) } ?? .absent("n/a")
    case .alarmRate: return .measured(.alarmRate, among: onTest, trials: [trial.id])
    case .falsePositiveRate:
      return .measured(.falsePositiveRate, among: onTest, trials: [trial.id])
    }
  }

  /// Whether what was measured is as it is to be.
  fileprivate func answer(to cell: Page.Cell) -> String {
    guard let limit else { return "–" }
    let value: Double? =
      switch cell {
      case .figure(let quantity): quantity.number
      case .measured(let measurement, _, _): measurement.quantity.number
      case .words, .count, .threshold, .trial, .setting, .absent: nil
      }
    return value.map { $0 <= limit ? "yes" : "no" } ?? "not measured"
  }
}
