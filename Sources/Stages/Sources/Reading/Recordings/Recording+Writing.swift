import Formats
import Machine
public import Vocabulary

extension Recording {
  /// Writes the events as JSON Lines, each with its fields and what is known beside them, packed with gzip
  /// where the file's name says so; the file is there as a whole or not at all.
  ///
  /// Moments are milliseconds since 1970; what is unknown or missing is left out. `settings` of the file read
  /// the same recording back.
  public func write(to path: String) throws(DatasetError) -> WrittenFile {
    let names = NamesBeside(self)
    for (number, event) in events.enumerated() {
      if let name = zip(event.fields.names, event.fields.cells).first(where: { $1.isInfinite })?.0 {
        throw .notInJSON(name, row: number, file: path)
      }
    }
    try checkFolder(of: path)
    try telling { () throws(FileError) in
      var file = try RowsOutput(path)
      for start in stride(from: 0, to: events.count, by: Self.block) {
        try file.write(
          (start..<min(start + Self.block, events.count)).flatMap { number in
            line(number, names).bytes(.compact) + [UInt8(ascii: "\n")]
          })
      }
      try file.commit()
    }
    return WrittenFile(path: path, settings: names.settings, notes: [])
  }

  /// How many lines are made before they are written.
  private static let block = 4096

  private func line(_ number: Int, _ names: NamesBeside) -> JSON {
    let event = events[number]
    var members = zip(event.fields.names, event.fields.cells).map { (key: $0, value: $1.json) }
    members.append((key: names.time, value: .integer(Int(event.time))))
    if let group = event.group { members.append((key: names.group, value: .text(group))) }
    if let label = labels?[number], label != .unknown {
      members.append((key: names.label, value: .integer(Int(label.rawValue))))
    }
    if let kind = kinds?[number] { members.append((key: names.kind, value: .text(kind))) }
    if let id = ids?[number] { members.append((key: names.id, value: .text(id))) }
    return .object(members)
  }
}

/// What the members of a line are called that are no fields: as usual, unless a field has that name.
private struct NamesBeside {
  let time, group, label, kind, id: String
  let settings: ReadingSettings

  init(_ recording: Recording) {
    var taken: Set<String> = []
    for event in recording.events { taken.formUnion(event.fields.names) }
    func free(_ name: String) -> String {
      var free = name
      while !taken.insert(free).inserted { free += "_" }
      return free
    }
    time = free(recording.timing)
    group = free(recording.grouping ?? "group")
    label = free("label")
    kind = free("kind")
    id = free("id")
    var settings = ReadingSettings()
    settings.format = .jsonl
    settings.time = TimeSettings(column: time, unit: .steps)
    if recording.events.contains(where: { $0.group != nil }) { settings.group = group }
    settings.label = .none
    if recording.labels?.values.contains(where: { $0 != .unknown }) ?? false {
      settings.label = .column(label, .coded)
    }
    if recording.kinds?.contains(where: { $0 != nil }) ?? false { settings.kind = kind }
    if recording.ids != nil { settings.id = id }
    self.settings = settings
  }
}

extension Cell {
  fileprivate var isInfinite: Bool {
    switch self {
    case .number(let value): value.isInfinite
    case .list(let cells): cells.contains(where: \.isInfinite)
    case .fields(let fields): fields.cells.contains(where: \.isInfinite)
    case .integer, .flag, .text, .missing: false
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .missing: .null
    case .integer(let value): .integer(value)
    case .number(let value): value.isNaN ? .null : .number(value)
    case .flag(let flag): JSON(flag)
    case .text(let text): .text(text)
    case .list(let cells): .list(cells.map(\.json))
    case .fields(let fields):
      .object(zip(fields.names, fields.cells).map { (key: $0, value: $1.json) })
    }
  }
}
