public import Features
public import Formats
import Forms
public import Generators
public import Numerics
public import Sources
public import Vocabulary

/// How what a system recorded becomes rows: its own reading of files, and its view of events.
public struct SystemEvents: Sendable {
  public let features: any EventFeatures
  /// Files that are read beside the recording, by the keys that name them.
  public let filesBeside: [(key: String, file: String)]
  private let reading: Reading

  /// Reads the recording at a path; the files beside it are given by their keys.
  public typealias Reading =
    @Sendable (_ path: String, _ encoding: TextEncoding, _ beside: [String: String])
    throws(DatasetError) -> Recording

  public init(
    _ features: any EventFeatures, filesBeside: [(key: String, file: String)] = [],
    reading: @escaping Reading
  ) {
    self.features = features
    self.filesBeside = filesBeside
    self.reading = reading
  }

  /// - Parameter beside: Where the files beside it are, by their keys.
  public func recording(
    _ path: String, _ encoding: TextEncoding, beside: [String: String]
  ) throws(DatasetError) -> Recording {
    try reading(path, encoding, beside)
  }
}

/// A recording that is made, and how it is seen as rows.
public struct MadeEvents: Sendable {
  public let generator: any RecordingGenerator
  /// What becomes of each line that the generator makes.
  private let line: @Sendable (Event) -> Event
  public let seed: Seed
  public let view: any FittedEventFeatures
  /// How a spec reads such lines and sees them in the same way.
  let choice: Choice
  /// Whether its lines say themselves what their fields mean, so that a spec need not.
  public let saysItself: Bool
  /// How a spec sees a file of the recording in the same way, as the value of `events`: by default as the view itself says.
  public let events: @Sendable (Recording) throws(SettingError) -> String

  /// The recording; equal seeds give equal bytes.
  public func record(seed: Seed) -> Recording {
    let made = generator.record(seed: seed)
    return Recording(
      name: made.name, events: made.events.map(line), labels: made.labels, kinds: made.kinds,
      ids: made.ids, withheld: made.withheld, answers: made.answers, grouping: made.grouping,
      timing: made.timing, span: made.span, provenance: made.provenance)
  }

  public init(
    _ generator: any RecordingGenerator, seed: Seed, seenBy view: any FittedEventFeatures,
    saysItself: Bool, readBy keys: JSON.Object = [:],
    line: @escaping @Sendable (Event) -> Event = { $0 },
    events: (@Sendable (Recording) throws(SettingError) -> String)? = nil
  ) {
    self.generator = generator
    self.line = line
    self.seed = seed
    self.view = view
    self.saysItself = saysItself
    var members = view.choice.members
    for member in keys { members[member.key] = member.value }
    let choice = Choice(view.choice.name, members)
    self.choice = choice
    self.events = events ?? { _ in choice.json.text() }
  }
}
