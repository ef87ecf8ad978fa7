import Vocabulary

extension Page.Section {
  /// What the answer takes for granted.
  @Sendable static func assumptions(of content: AdviceContent) -> [Page.Section] {
    let items = content.advice.assumptions.map { assumption -> Prose in
      "\(assumption.statement) \(emphasis: "What would break it:") \(assumption.brokenBy)"
    }
    guard !items.isEmpty else { return [] }
    return [Page.Section("assumptions", "What this takes for granted", [.list(items)])]
  }
}
