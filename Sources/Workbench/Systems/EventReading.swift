public import Features
public import Forms
public import Sources
public import Vocabulary

/// How a file of events becomes rows: how its lines are read, and how its events are seen.
public struct EventReading: Sendable {
  public let features: any EventFeatures
  /// What specs say of it.
  let choice: Choice
  private let lines: Lines

  private enum Lines: Sendable {
    /// Members have the meanings that the spec gives them.
    case asSaid
    /// A system says what its lines mean.
    case of(SystemEvents)
  }

  /// What a spec can name: views of events of any sort, and what the systems recorded that Assay serves.
  private static let choices =
    (EventFeatureMethods.choices + Choices([.init(OwnFeatures.self) { $0 }]))
    .mapped { (features: $0, lines: Lines.asSaid) }
    + Systems.events.mapped { (features: $0.features, lines: .of($0)) }

  public static var forms: [Form] { choices.forms }

  /// The reading that `choice` describes.
  ///
  /// - Precondition: it names one of `forms`.
  public init(_ choice: Choice) throws(SettingError) {
    self.choice = choice
    (features, lines) = try Self.choices.make(choice)
  }

  /// Files that are read beside the recording, by the keys that name them.
  public var filesBeside: [(key: String, file: String)] {
    switch lines {
    case .asSaid: []
    case .of(let system): system.filesBeside
    }
  }

  /// Refuses that a spec says what members of a line mean where the system says it.
  public func check(_ reading: ReadingSettings) throws(SettingError) {
    guard case .of = lines else { return }
    let system = type(of: features).name
    for (key, name) in [
      ("time", reading.time?.column), ("group", reading.group), ("id", reading.id),
      ("kind", reading.kind),
    ] {
      guard let name else { continue }
      throw SettingError(
        key, mustBe: "left out, since lines of '\(system)' say it themselves", not: name)
    }
    guard reading.label == .conventional else {
      throw SettingError(
        "label", mustBe: "left out, or '{ keep: … }', since lines of '\(system)' say it themselves",
        not: "given")
    }
  }

  /// Reads the recording at `path`.
  ///
  /// - Parameter beside: Where the files beside it are, by their keys.
  public func recording(
    _ path: String, _ settings: ReadingSettings, beside: [String: String]
  ) throws(DatasetError) -> Recording {
    switch lines {
    case .asSaid: try Recording(reading: path, settings)
    case .of(let system): try system.recording(path, settings.encoding, beside: beside)
    }
  }
}
