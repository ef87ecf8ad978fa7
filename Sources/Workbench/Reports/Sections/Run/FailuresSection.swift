import Artifacts

extension Page.Section {
  /// The trials without a result, and why they have none.
  @Sendable static func failures(of content: RunContent) -> [Page.Section] {
    let all =
      content.summary.failed.map { ("failed", $0) } + content.summary.lost.map { ("lost", $0) }
    guard !all.isEmpty else { return [] }
    let table = Page.Table(
      ["status", "data", "detector", "reason", "trial"],
      all.map { status, failure in
        [
          .words(Prose(status)), .words(Prose(failure.dataset)),
          .detector(failure.detector, isControl: failure.identity.isControl),
          .words(Prose(failure.reason)), .trial(failure.trial),
        ]
      })
    return [Page.Section("failures", "Trials without a result", [.table(table)])]
  }
}
