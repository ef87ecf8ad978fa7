import Formats
import Forms
import Sources
import Vocabulary
import Wording

/// How what Elide's detection engine recorded is read: vectors, or values of a series.
struct ElideReading: Configured {
  static let name = "elide-reading"
  static let help = "How a recording of the detection engine is read."
  static let group = Key<Self, String?>.optional(
    "group-by", .text, "The field that says whose a line is, such as metadata.deviceId.")
  static let ignore = LineReader.ignore(Self.self)
  static var keys: [any FormKey<Self>] { [group, ignore] }

  let grouping: String?
  let ignored: [String]

  init(_ settings: Settings<Self>) {
    grouping = settings[Self.group]
    ignored = settings[Self.ignore]
  }

  func vectors(
    _ path: String, _ encoding: TextEncoding, names: [String]
  ) throws(DatasetError) -> Recording {
    var uniform = UniformLines(grouping: grouping)
    return try reader(ElideLines.vector(names: names)).recording(path, encoding) {
      fields throws(LineFault) in
      try uniform.check(fields)
      try uniform.checkWidth(of: fields)
      return true
    }
  }

  func values(
    _ path: String, _ encoding: TextEncoding, of name: String
  ) throws(DatasetError) -> Recording {
    var uniform = UniformLines(grouping: grouping)
    return try reader(ElideLines.value(name)).recording(path, encoding) {
      fields throws(LineFault) in
      try uniform.check(fields)
      return true
    }
  }

  private func reader(_ form: LineForm) -> LineReader {
    LineReader(forms: [form], time: "timestamp", grouping: grouping, ignored: Set(ignored))
  }
}

/// What Elide's lines hold.
enum ElideLines {
  /// A vector: a list of numbers, numbers f0, f1, … of their own, or numbers by the names that a spec gives.
  static func vector(names: [String]) -> LineForm {
    LineForm(
      "vector",
      common
        + (names.isEmpty
          ? [LineField(features, .list(.number()))]
          : names.map { LineField($0, .number(), isRequired: true) }),
      passing: metadata, family: names.isEmpty ? "f" : nil)
  }

  /// A value of a series.
  static func value(_ name: String) -> LineForm {
    LineForm("value", common + [LineField(name, .number(), isRequired: true)], passing: metadata)
  }

  static let features = "features"
  private static let metadata = ["metadata."]
  private static let common =
    [
      LineField("id", .text), LineField("timestamp", .moment), LineField("channel", .text),
    ] + LineReader.known

  /// The numbers of a vector; `nil` for an event that is none.
  static func numbers(of event: Event, named names: [String]) -> [Double]? {
    if !names.isEmpty {
      let numbers = names.compactMap { event[$0]?.readNumber }
      return numbers.count == names.count ? numbers : nil
    }
    if case .list(let cells)? = event[features] { return cells.compactMap(\.number) }
    let numbered = Self.numbered(event.fields)
    return numbered.isEmpty ? nil : numbered.map(\.value)
  }

  /// The fields that are called f0, f1, …, by their numbers.
  static func numbered(_ fields: EventFields) -> [(place: Int, value: Double)] {
    zip(fields.names, fields.cells).compactMap { name, cell in
      guard name.first == "f", let place = Int(name.dropFirst()), let value = cell.readNumber else {
        return nil
      }
      return (place, value)
    }.sorted { $0.place < $1.place }
  }
}

/// What all lines of a recording must have alike.
private struct UniformLines {
  /// The field that says whose a line is, if one does.
  private let grouping: String?
  private var hasTime: Bool?
  private var width: Int?

  init(grouping: String?) { self.grouping = grouping }

  /// Either every line says when it was written, or their order does; and whose it is, where that is asked for.
  mutating func check(_ fields: [(name: String, cell: Cell)]) throws(LineFault) {
    let isTimed = fields.contains { $0.name == "timestamp" }
    guard hasTime ?? isTimed == isTimed else {
      throw LineFault(
        "timestamp", found: isTimed ? "a moment, where earlier lines have none" : "nothing",
        wanted: "a moment in every line, or in none")
    }
    hasTime = isTimed
    guard let grouping, !fields.contains(where: { $0.name == grouping }) else { return }
    throw LineFault(grouping, found: "nothing", wanted: "whose the line is, as 'group-by' says")
  }

  /// All vectors are equally long.
  mutating func checkWidth(of fields: [(name: String, cell: Cell)]) throws(LineFault) {
    let fields = EventFields(fields)
    let numbered = ElideLines.numbered(fields).count
    let listed: Int? =
      if case .list(let cells)? = fields[ElideLines.features] { cells.count } else { nil }
    guard listed == nil || numbered == 0 else {
      throw LineFault(
        "f0", found: "a number beside 'features'",
        wanted: "one of the two: the vector as a list, or f0, f1, …")
    }
    let numbers = listed ?? numbered
    let found = numbers > 0 ? numbers : width ?? 0
    guard width ?? found == found else {
      throw LineFault(
        ElideLines.features, found: Phrase.counted(found, "number"),
        wanted: "\(width ?? 0), as the lines before have")
    }
    width = found
  }
}
