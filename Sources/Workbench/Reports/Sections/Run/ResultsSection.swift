import Artifacts
import Formats
import Vocabulary
import Wording

extension Page.Section {
  /// Every setting that was tried, best first.
  @Sendable static func results(of content: RunContent) -> [Page.Section] {
    let summary = content.summary
    guard !summary.standings.isEmpty else { return [] }
    let columns = ResultColumn.columns(
      of: summary, showing: [.rocAUC, .averagePrecision, .bestF1])
    let settings = SettingColumns(summary.standings)
    let table = Page.Table(
      ["data", "detector"] + settings.heads + ["trials"] + columns.map(\.metric.text) + ["trial"],
      summary.standings.map { standing in
        [
          .words(Prose(standing.dataset)),
          .detector(standing.detector, isControl: standing.isControl),
        ] + settings.cells(of: standing) + [.count(standing.trials.count)]
          + columns.map { column in
            column.measurement(of: standing).map {
              .measured(
                $0, trials: standing.trials,
                each: content.each(of: standing, column.metric, isOnTest: column.isOnTest))
            } ?? .absent("n/a")
          } + [standing.trial.map { .trial($0) } ?? .absent("–")]
      })
    let intervals =
      columns.contains { $0.metric == .excessMass }
      ? "with their range"
      : "with a 95 % interval: of one trial its own; of several, for what chose, one over rows and seeds"
    let explanation: Prose = """
      \(order(content)). Values are means over the trials, \(intervals).\
      \(ResultColumn.explanation(of: columns))
      """
    return [
      Page.Section(
        "results", ResultColumn.title(of: columns), [.paragraph(explanation), .table(table)])
    ]
  }

  /// By what settings were put in order, and on which rows.
  private static func order(_ content: RunContent) -> String {
    let answers = content.summary.answers
    guard !answers.isEmpty else { return "Nothing was chosen, so that the order says nothing" }
    let metric =
      answers.first?.chosenBy.name.text ?? content.run.spec["select"]?.string
      ?? MetricName.averagePrecision.text
    var bases: [String] = []
    for basis in answers.map({ basis(of: $0, content) }) where !bases.contains(basis) {
      bases.append(basis)
    }
    return "Best first by \(metric) on "
      + (bases.isEmpty ? "validation rows" : bases.joined(separator: " or "))
  }

  /// The rows that the answer was chosen by.
  private static func basis(of answer: SummaryRecord.Answer, _ content: RunContent) -> String {
    if answer.isOracle { return "test rows, as an oracle" }
    return content.findings(of: answer.trial)?.validation.rows == 0
      ? "training rows" : "validation rows"
  }
}
