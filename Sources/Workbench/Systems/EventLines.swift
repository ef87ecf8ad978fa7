public import Features
public import Formats
import Forms
public import Machine
public import Sources
public import Vocabulary

/// Events as a pipeline takes them: read and seen as those were that it learned from.
public struct EventLines: Sendable {
  private let reading: EventReading
  /// Which members of a line say when, whose and which it is, where no system says it.
  private let settings: ReadingSettings

  /// - Parameters:
  ///   - seen: How events were seen at last, with all that was found out about them.
  ///   - settings: How the lines were read.
  public init(_ reading: EventReading, seen: any FittedEventFeatures, _ settings: ReadingSettings)
    throws(SettingError)
  {
    var members = reading.choice.members
    for member in seen.choice.members { members[member.key] = member.value }
    // What was said of those events is of no use for others.
    for (key, _) in reading.filesBeside { members[key] = nil }
    self.reading = try EventReading(Choice(reading.choice.name, members))
    self.settings = settings
  }

  /// Events that were made.
  public init(_ made: MadeEvents, of recording: Recording) throws(SettingError) {
    var settings = ReadingSettings()
    if !made.saysItself {
      settings.time = TimeSettings(column: "time", unit: .steps)
      settings.group = recording.grouping
    }
    try self.init(EventReading(made.choice), seen: made.view, settings)
  }

  /// The word by which specs name the view.
  public var name: String { reading.choice.name }

  /// The rows of other lines.
  public func rows(of path: String, _ encoding: TextEncoding) throws -> Dataset {
    var settings = settings
    settings.encoding = encoding
    return try reading.features.rows(of: reading.recording(path, settings, beside: [:]))
  }
}

extension EventLines {
  /// All that it is, as a bundle keeps it.
  public var json: JSON {
    var members: JSON.Object = ["see": reading.choice.json]
    if settings.time != nil || settings.group != nil || settings.id != nil {
      members["read"] = settings.ofLines
    }
    return .object(members)
  }

  /// The same in a line.
  public var text: String { json.text() }

  public init(_ reader: JSONReader) throws(FileError) {
    try reader.check(keys: ["see", "read"])
    let seen = try reader["see"]
    guard let choice = Choice(stored: seen.value),
      EventReading.forms.contains(where: { $0.name == choice.name })
    else {
      let names = EventReading.forms.map(\.name).joined(separator: ", ")
      throw seen.error("wanted one of \(names)")
    }
    do throws(SettingError) { reading = try EventReading(choice) } catch {
      throw seen.error(error.description)
    }
    settings =
      try reader.optional("read").map { said throws(FileError) in try ReadingSettings(said) }
      ?? ReadingSettings()
  }
}
