import Artifacts
import Vocabulary

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
    return [.heading("\(answer.dataset): \(answer.detector)")] + (chart.map { [.chart($0)] } ?? [])
      + ThresholdTable(rows: rows).blocks + [.remark("Trial \(code: answer.trial)")]
  }
}
