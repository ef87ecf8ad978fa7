public import Artifacts
public import Detectors
public import Forms
public import Pipelines

/// A production system that Assay serves: what a spec can say of it.
///
/// A system is a folder: how its lines are read, what its features are, its detectors by its own settings, and the
/// document that its loader reads. Stages know nothing of it.
public protocol ServedSystem: Sendable {
  /// The word by which specs and commands name it.
  static var name: String { get }
  /// How what it recorded becomes rows, as `events:` of a spec names it.
  static var events: [Choices<SystemEvents>.Entry] { get }
  /// Rows of a recording that is made, as `generate:` of a spec names them.
  static var made: [Choices<MadeEvents>.Entry] { get }
  /// Its detectors by its own settings.
  static var detectors: [Choices<any Detector>.Entry] { get }
  /// What it has of itself: what was published and measured of it, and what Assay is to reach.
  static var figures: [FigureRecord] { get }
}

/// A system whose own loader reads what Assay writes for it.
public protocol DocumentedSystem: ServedSystem {
  /// A pipeline as the document that the system's own loader reads; refuses one that the document cannot say.
  static func document(
    of pipeline: Pipeline, _ identity: DocumentIdentity
  ) throws(DocumentError) -> any SystemDocument
}

/// The systems that Assay serves. One more is its folder and its line here.
public enum Systems {
  public static let all: [any ServedSystem.Type] = [
    ExpenseFlow.self, Certificates.self, Elide.self, Nexora.self,
  ]

  public static let events = Choices(all.flatMap { $0.events })
  public static let made = Choices(all.flatMap { $0.made })
  public static let detectors = Choices(all.flatMap { $0.detectors })

  /// What a system's detector is by its own settings, such as an autoencoder; `nil` where none is called so.
  public static func detector(named name: String) -> (any Detector.Type)? {
    guard let form = detectors.forms.first(where: { $0.name == name }),
      let choice = Choice(form).combinations(among: [form]).first,
      let detector = try? detectors.make(choice)
    else { return nil }
    return type(of: detector)
  }
}
