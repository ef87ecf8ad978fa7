import Artifacts
public import Vocabulary

/// An advice, and the scores that it is of.
struct AdviceContent: Sendable {
  let advice: ThresholdAdvice
  let subject: String
}

extension Page {
  /// What a recommendation says, in this order. To add a section, write its file and name it here.
  private static let sectionsOfAdvice: [@Sendable (AdviceContent) -> [Section]] = [
    Section.recommendation, Section.curves, Section.alternatives, Section.folds, Section.tiers,
    Section.assumptions,
  ]

  /// The threshold recommendation: the answer first, then what stands behind it.
  public init(_ advice: ThresholdAdvice, of subject: String) {
    let content = AdviceContent(advice: advice, subject: subject)
    self.init(
      title: "Which threshold to set", kind: "Recommendation",
      sections: Self.sectionsOfAdvice.flatMap { $0(content) }, record: advice.json)
  }
}
