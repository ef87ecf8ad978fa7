import Artifacts

extension Page.Section {
  /// The trials without a result, and why they have none: those of one detector and reason together.
  @Sendable static func failures(of content: RunContent) -> [Page.Section] {
    let all =
      FailureGroup.groups(of: content.summary.failed).map { ("failed", $0) }
      + FailureGroup.groups(of: content.summary.lost).map { ("lost", $0) }
    guard !all.isEmpty else { return [] }
    let table = Page.Table(
      ["status", "data", "detector", "reason", "trials", "the first"],
      all.map { status, group in
        [
          .words(Prose(status)), .words(Prose(group.dataset)),
          .detector(group.detector, isControl: group.isControl), .words(Prose(group.reason)),
          .count(group.trials.count), .trial(group.trials[0]),
        ]
      })
    return [Page.Section("failures", "Trials without a result", [.table(table)])]
  }
}
