public import Artifacts
import Formats
import Machine
import Vocabulary

/// What the end of a run says on a terminal: the first settings, the answers with what their thresholds do, and what
/// to worry about.
public struct RunDigest: Sendable {
  public let blocks: [Page.Block]

  private static let shown = 12

  public init(_ summary: SummaryRecord, in folder: RunFolder) {
    let threshold = { (trial: String) in
      try? folder.readTrial(trial).findings?.thresholds.first
    }
    let standings = summary.standings
    let more = standings.count - Self.shown
    let answers = summary.answers.flatMap { answer -> [Page.Block] in
      let facts = threshold(answer.trial).map(Page.Section.facts) ?? []
      // The sentence is of all trials of the candidate, and a threshold of one.
      let whose: [Page.Block] =
        answer.candidate.trials.count > 1
        ? [.remark("The threshold is that of trial \(code: answer.trial), which stands for it:")]
        : []
      return [.answer(Prose(answer.sentence))] + (facts.isEmpty ? [] : whose + [.facts(facts)])
    }
    let nothing: [Page.Block] =
      answers.isEmpty && !standings.isEmpty ? [.answer("Nothing is chosen.")] : []
    blocks =
      (standings.isEmpty ? [] : [.table(Self.table(summary))])
      + (more > 0 ? [.remark("… and \(more) more in results.csv")] : [])
      + answers + nothing
      + (summary.worries.isEmpty ? [] : [.list(summary.worries.map { Prose($0) })])
  }

  private static func table(_ summary: SummaryRecord) -> Page.Table {
    let columns = ResultColumn.columns(of: summary, showing: [.rocAUC, .averagePrecision])
    let settings = SettingColumns(summary.standings)
    return Page.Table(
      ["data", "detector"] + settings.heads + ["trials"] + columns.map(\.metric.text),
      summary.standings.prefix(shown).map { standing in
        [.words(Prose(standing.dataset)), .words(Prose(standing.detector))]
          + settings.cells(of: standing) + [.count(standing.trials.count)]
          + columns.map { column in
            column.measurement(of: standing).map { .figure($0.quantity) } ?? .absent("n/a")
          }
      })
  }
}
