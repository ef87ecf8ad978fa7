import Artifacts
import Formats
import Machine

extension Page.Section {
  /// What one needs to know to make the run again.
  @Sendable static func making(of content: RunContent) -> [Page.Section] {
    let run = content.run
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
          + [
            .details(title: "The whole spec, defaults filled in", text: run.spec.text(.indented))
          ])
    ]
  }
}
