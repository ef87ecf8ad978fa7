import Artifacts

extension Page.Section {
  /// What a reader should worry about, most serious first.
  @Sendable static func worries(of content: RunContent) -> [Page.Section] {
    let worries = content.summary.worries
    guard !worries.isEmpty else { return [] }
    return [
      Page.Section("worries", "What to worry about", [.list(worries.map { Prose($0) })])
    ]
  }
}
