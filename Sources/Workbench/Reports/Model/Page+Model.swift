import Artifacts
import Formats

extension Page {
  /// What is said of a model, in this order. To add a section, write it and name it here.
  private static let sectionsOfModel: [@Sendable (ModelContent) -> [Section]] = [
    Section.standing, Section.nature, Section.measures, Section.lines, Section.history,
  ]

  /// A model of the registry.
  public init(_ content: ModelContent) {
    self.init(
      title: "\(content.model.name), model \(content.model.id)", kind: "Model",
      sections: Self.sectionsOfModel.flatMap { $0(content) }, record: content.json)
  }
}
