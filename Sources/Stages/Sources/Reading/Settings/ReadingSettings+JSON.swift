public import Formats
public import Machine
import Vocabulary

extension ReadingSettings {
  /// Which members of a line of events say when, whose and which it is; `init(_:)` reads it.
  public var ofLines: JSON {
    var members: JSON.Object = [:]
    members["time"] = time.map { time in
      ["column": .text(time.column), "unit": .text(time.unit.rawValue)]
    }
    for (key, name) in [("group", group), ("id", id), ("kind", kind)] {
      members[key] = name.map(JSON.text)
    }
    members["label"] = .null
    return .object(members)
  }

  /// The settings that a catalog writes down for one of its files.
  public init(_ json: JSONReader) throws(FileError) {
    try json.check(keys: [
      "format", "delimiter", "encoding", "header", "names", "use", "ignore", "types", "label",
      "time", "group",
      "id", "kind", "values",
    ])
    self.init()
    format = try json.optional("format").map { value throws(FileError) in try value.choice() }
    delimiter = try json.optional("delimiter").map { value throws(FileError) in
      let text = try value.text()
      do throws(SettingError) {
        return try Delimiter(text)
      } catch { throw value.error(error.description) }
    }
    encoding =
      try json.optional("encoding").map { value throws(FileError) in try value.choice() } ?? .utf8
    header = try json.optional("header")?.bool()
    names = try json.optional("names")?.texts()
    use = try json.optional("use")?.texts()
    ignore = try json.optional("ignore")?.texts() ?? []
    for (column, type) in try json.optional("types")?.members() ?? [] {
      types[column] = try type.choice()
    }
    if let time = try json.optional("time") {
      self.time = TimeSettings(
        column: try time["column"].text(), unit: try time.optional("unit")?.choice() ?? .auto)
    }
    group = try json.optional("group")?.text()
    id = try json.optional("id")?.text()
    kind = try json.optional("kind")?.text()
    values = try json.optional("values")?.text()
    if json.value.members?["label"] == JSON.null {
      label = .none
    } else if let place = try json.optional("label") {
      label = try LabelSettings(place)
    }
  }
}

extension LabelSettings {
  fileprivate init(_ json: JSONReader) throws(FileError) {
    try json.check(keys: ["column", "array", "rows", "times", "anomaly", "ordinary"])
    var meaning = LabelMeaning.recognized
    if let words = try json.optional("anomaly") { meaning = .anomalies(try words.texts()) }
    if let words = try json.optional("ordinary") { meaning = .ordinary(try words.texts()) }
    if let column = try json.optional("column") {
      self = .column(try column.text(), meaning)
    } else if let array = try json.optional("array") {
      self = .array(try array.text(), meaning)
    } else if let rows = try json.optional("rows") {
      self = .rows(
        try rows.list().map { row throws(FileError) in
          try row.stretch { end throws(FileError) in try end.int() }
        })
    } else {
      self = .times(
        try json["times"].list().map { row throws(FileError) in
          try row.stretch { end throws(FileError) in
            guard let moment = Moment.milliseconds(try end.text()) else {
              throw end.error("wanted a moment as in RFC 3339")
            }
            return moment
          }
        })
    }
  }
}

extension JSONReader {
  /// One of the words of an enumeration.
  fileprivate func choice<Choice: RawRepresentable & CaseIterable>() throws(FileError) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text()) else {
      throw error("wanted one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  /// A list of two, the first of which is not behind the second.
  fileprivate func stretch<Bound: Comparable>(
    _ end: (JSONReader) throws(FileError) -> Bound
  ) throws(FileError) -> ClosedRange<Bound> {
    let (first, last) = (try end(self[0]), try end(self[1]))
    guard first <= last, value.elements?.count == 2 else {
      throw error("wanted the first and the last of a stretch")
    }
    return first...last
  }
}
