import Artifacts
import Vocabulary
import Wording

extension Page.Section {
  /// For each answer, what the table of tiers makes of the test rows.
  @Sendable static func decisions(of content: RunContent) -> [Page.Section] {
    let parts = content.summary.answers.flatMap { answer -> [Page.Block] in
      guard let decisions = content.findings(of: answer.trial)?.decisions else { return [] }
      return [.heading("\(answer.dataset): \(answer.detector), decided by '\(decisions.table)'")]
        + decisions.blocks + [.remark("Trial \(code: answer.trial)")]
    }
    guard !parts.isEmpty else { return [] }
    return [
      Page.Section(
        "decisions", "Decisions",
        [
          .paragraph(
            "What becomes of the test rows: the tier that each comes into, and what takes effect.")
        ]
          + parts)
    ]
  }
}

extension DecisionsRecord {
  fileprivate var blocks: [Page.Block] {
    let table = Page.Table(
      ["tier", "effect", "rows", "anomalies", "ordinary"],
      outcomes.map { outcome in
        [
          .words(Prose(outcome.tier ?? "none")), .words(Prose(outcome.effect ?? "nothing")),
          .count(outcome.rows), .count(outcome.anomalies), .count(outcome.ordinary),
        ]
      })
    return [.paragraph(Prose(scale))] + (outcomes.isEmpty ? [] : [.table(table)])
      + notes.map { .paragraph(Prose($0)) }
  }
}
