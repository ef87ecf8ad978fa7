import Artifacts
import Files
import Vocabulary
import Wording

/// The report as Markdown: the answer first, as a comment on a pull request wants it.
struct MarkdownReport {
  let content: RunContent

  var text: String {
    [
      "# \(content.run.name)", answers, worries, leaderboard, results, thresholds, data, failures,
      appendix,
    ].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var summary: SummaryRecord { content.summary }

  private var answers: String {
    guard !summary.answers.isEmpty else { return "No trial has a result that could be chosen." }
    return summary.answers.map { answer in
      let threshold = content.trial(answer.trial)?.findings?.thresholds.first
      return "**\(answer.sentence)** (trial `\(answer.trial)`)"
        + (threshold.map { " \($0.choice.sentence)" } ?? "")
        + answer.comparisons.map { "\n- \($0.sentence)" }.joined()
    }.joined(separator: "\n\n")
  }

  private var worries: String {
    guard !summary.worries.isEmpty else { return "" }
    return "## What to worry about\n\n" + summary.worries.map { "- \($0)" }.joined(separator: "\n")
  }

  private var leaderboard: String {
    guard let board = summary.leaderboard else { return "" }
    let rows = board.rows.map { row in
      [
        row.detector + (row.isControl ? " (control)" : ""), Figures.short(row.mean),
        Figures.short(row.median), Figures.short(row.averageRank), Figures.short(row.winRate),
      ]
    }
    return "## Across \(board.datasets.count) data sets, by \(board.metric) on test rows\n\n"
      + MarkdownTable(["detector", "mean", "median", "mean rank", "win rate"], rows).text
      + (board.tests.isEmpty ? "" : "\n\n" + board.tests.joined(separator: " "))
  }

  private var results: String {
    let columns = content.resultColumns
    let rows = summary.standings.map { standing in
      [
        standing.dataset, standing.detector + (standing.isControl ? " (control)" : ""),
        standing.label, "\(standing.trials.count)",
      ]
        + columns.map { $0.measurement(of: standing).map(Figures.withInterval) ?? "n/a" } + [
          "`\(standing.trials.first ?? "")`"
        ]
    }
    guard !rows.isEmpty else { return "" }
    let header = ["data", "detector", "settings", "trials"] + columns.map { $0.metric }
    return "## Results on test rows\n\nBest first by \(content.selection) on validation rows; "
      + "95 % intervals where a setting has one trial, means where it has several."
      + ResultColumn.explanation(of: columns) + "\n\n"
      + MarkdownTable(header + ["first trial"], rows).text
  }

  private var thresholds: String {
    let parts = summary.answers.compactMap { answer -> String? in
      guard let findings = content.trial(answer.trial)?.findings else { return nil }
      let rows = findings.thresholds.map { record in
        [
          record.choice.method, record.choice.threshold.map { Figures.short($0.value) } ?? "–",
        ]
          + ["precision", "recall", "f1", "false_positive_rate"].map { metric in
            record.onTest.first { $0.name == metric }.map(Figures.withInterval) ?? "n/a"
          } + [record.choice.sentence]
      }
      return "### \(answer.dataset): \(answer.detector), trial `\(answer.trial)`\n\n"
        + MarkdownTable(
          ["request", "threshold", "precision", "recall", "F1", "FPR", "answer"], rows
        ).text
    }
    guard !parts.isEmpty else { return "" }
    return "## Thresholds\n\nChosen as the answer says, measured on test rows.\n\n"
      + parts.joined(separator: "\n\n")
  }

  private var data: String {
    let rows = content.run.datasets.map { dataset in
      [
        dataset.name, "\(dataset.rows)", "\(dataset.columns)",
        dataset.anomalies.map { "\($0)" } ?? "no labels", dataset.source, dataset.terms ?? "–",
        "`\(dataset.fingerprint.prefix(12))`",
      ]
    }
    return "## Data\n\n"
      + MarkdownTable(
        ["name", "rows", "columns", "anomalies", "source", "terms", "fingerprint"], rows
      ).text
  }

  private var failures: String {
    let rows =
      summary.failed.map { ["failed", $0.dataset, $0.detector, $0.reason, "`\($0.trial)`"] }
      + summary.lost.map { ["lost", $0.dataset, $0.detector, $0.reason, "`\($0.trial)`"] }
    guard !rows.isEmpty else { return "" }
    return "## Trials without a result\n\n"
      + MarkdownTable(["status", "data", "detector", "reason", "trial"], rows).text
  }

  private var appendix: String {
    """
    ## How this was made

    Run `\(Paths.name(of: content.folder.path))`, code `\(content.run.codeVersion.prefix(12))`, \
    platform `\(content.run.platform)`. Settings tried: \
    \(summary.budgets.map { "\($0.detector) \($0.settings)" }.joined(separator: ", ")).
    """
  }
}
