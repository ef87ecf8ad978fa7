import Artifacts
import Formats

extension Page {
  /// What a model card says, in this order. To add a section, write it and name it here.
  private static let sectionsOfCard: [@Sendable (CardContent) -> [Section]] = [
    Section.purpose, Section.figures, Section.cut, Section.origin, Section.limits, Section.loading,
  ]

  /// The card of an exported pipeline.
  public init(_ content: CardContent) {
    self.init(
      title: "\(content.identity.detector) on \(content.identity.dataset)", kind: "Model card",
      sections: Self.sectionsOfCard.flatMap { $0(content) }, record: content.findings.json)
  }
}
