import Artifacts
import Formats
import Machine
import Vocabulary

extension Page.Section {
  /// What one needs to know to make the run again.
  @Sendable static func making(of content: RunContent) -> [Page.Section] {
    let run = content.run
    let notes = content.trials.flatMap { $0.findings?.notes ?? [] }.uniqued()
    let budgets = content.summary.budgets.map { "\($0.detector) \($0.settings)" }
    return [
      Page.Section(
        "making", "How this was made",
        [
          .paragraph(
            """
            Run \(code: Paths.name(of: content.folder.path)), code \
            \(code: String(run.codeVersion.prefix(12))), platform \(code: run.platform).
            """)
        ]
          + (budgets.isEmpty
            ? [] : [.paragraph("Settings tried: \(budgets.joined(separator: ", ")).")])
          + (notes.isEmpty
            ? []
            : [.paragraph("Of single trials, to be known:"), .list(notes.map { Prose($0) })])
          + [
            .details(title: "The whole spec, defaults filled in", text: run.spec.text(.indented))
          ])
    ]
  }
}
