import Artifacts
import Vocabulary
import Wording

extension Page.Section {
  /// For each answer, what each threshold would do and what the chosen ones do.
  @Sendable static func thresholds(of content: RunContent) -> [Page.Section] {
    let parts = content.summary.answers.flatMap { part($0, content) }
    guard !parts.isEmpty else { return [] }
    return [
      Page.Section(
        "thresholds", "Thresholds",
        [.paragraph("Chosen as the answer says; measured on test rows.")] + parts)
    ]
  }

  private static func part(
    _ answer: SummaryRecord.Answer, _ content: RunContent
  ) -> [Page.Block] {
    guard let findings = content.findings(of: answer.trial), !findings.thresholds.isEmpty else {
      return []
    }
    let marks = Page.Chart.marks(findings.thresholds.map(\.choice))
    let chart = Page.Chart.thresholds(
      content.curves[answer.trial] ?? [], of: findings.test.rows,
      "test rows, to look at and not to choose by: what is chosen on rows is flattered by them",
      marks: marks)
    let rows = findings.thresholds.map { record in
      ThresholdTable.Row(
        choice: record.choice, measured: record.onTest, trials: [answer.trial])
    }
    let points = content.curves[answer.trial] ?? []
    let scores = Page.Plot.scores(
      points, of: findings.test.rows, "How the test rows score", marks: marks)
    return [.heading("\(answer.dataset): \(answer.detector)")] + (chart.map { [.chart($0)] } ?? [])
      + ThresholdTable(rows: rows).blocks + (scores.map { [.plot($0)] } ?? [])
      + (content.alarmTimes[answer.trial].flatMap(Page.Plot.alarms).map { [.plot($0)] } ?? [])
      + curves(points, findings)
      + [.remark("Trial \(code: answer.trial)")]
  }

  /// What all thresholds do, one number over another, with those that were chosen.
  private static func curves(_ points: [TuningPoint], _ findings: TrialFindings) -> [Page.Block] {
    func plot(
      _ title: String, across: (title: String, metric: MetricName, of: (TuningPoint) -> Double?),
      up: (title: String, metric: MetricName, of: (TuningPoint) -> Double?)
    ) -> Page.Block? {
      let line = points.compactMap { point in
        Page.Plot.Point(
          "threshold \(Figures.short(point.threshold))", at: across.of(point),
          .figure(up.of(point).map { .number($0) } ?? .undefined(reason: "no row alarms")))
      }
      let chosen = findings.thresholds.compactMap { record in
        Page.Plot.Point(
          record.choice.method, at: record.onTest[across.metric]?.quantity.number,
          .measured(up.metric, among: record.onTest))
      }
      return Page.Plot(
        title, across: .init(across.title), up: .init(up.title),
        [
          .init("all thresholds", line, isJoined: true, labels: .none),
          .init("chosen", chosen, isJoined: false, labels: .points),
        ], isOnlyDrawn: true
      ).map { .plot($0) }
    }
    let (recall, precision) = (MetricName.recall, MetricName.precision)
    return [
      plot(
        "ROC of the test rows",
        across: ("false-positive rate", .falsePositiveRate, \.falsePositiveRate),
        up: ("recall", recall, \.recall)),
      plot(
        "Precision and recall of the test rows", across: ("recall", recall, \.recall),
        up: ("precision", precision, \.precision)),
    ].compactMap(\.self)
  }
}
