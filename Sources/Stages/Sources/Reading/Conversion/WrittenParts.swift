import Vocabulary

/// The columns of a dataset as they are written: its features, then what stands beside them.
struct WrittenParts {
  let features: [Column]
  private(set) var beside: [Column] = []
  private(set) var notes: [String] = []
  private var settingsBeside = ReadingSettings()
  private let format: FileFormat
  private let path: String

  var columns: [Column] { features + beside }

  init(_ dataset: Dataset, for format: FileFormat, file path: String) {
    self.path = path
    features = dataset.table.columns
    self.format = format
    settingsBeside.label = .none
    if let labels = dataset.labels {
      let codes: [Double] = labels.values.map { $0 == .unknown ? .nan : Double($0.rawValue) }
      let name = add(format == .npz ? "y" : "label", .number(codes))
      settingsBeside.label = .column(name, .coded)
    }
    if let kinds = dataset.kinds {
      settingsBeside.kind = holdsWords ? add("kind", .text(kinds)) : addNumbered("kind", kinds)
    }
    if let times = dataset.times {
      let name = add("time", .time(times.map(Int64?.some)))
      settingsBeside.time = TimeSettings(column: name, unit: .rfc3339)
    }
    if let groups = dataset.groups {
      settingsBeside.group =
        holdsWords
        ? add("group", .category(codes: groups.codes, levels: groups.names))
        : addNumbered("group", groups.codes.map { groups.names[Int($0)] })
    }
    if let ids = dataset.ids { addIDs(ids) }
  }

  private var holdsWords: Bool { format.isText }

  /// Adds a column under a name that no other has.
  private mutating func add(_ name: String, _ values: Column.Values) -> String {
    var free = name
    while columns.contains(where: { $0.name == free }) { free += "_" }
    beside.append(Column(free, values))
    return free
  }

  /// Adds words as numbers: those that they spell, or else 1, 2, … in the order in which they first come.
  private mutating func addNumbered(_ name: String, _ words: [String?]) -> String {
    if let numbers = Self.spelled(words) { return add(name, .number(numbers)) }
    let values = LabelValues(words: words)
    let free = add(name, .number(values.codes.map { $0 < 0 ? .nan : Double($0 + 1) }))
    let listed = values.values.prefix(10).enumerated().map { "\($0 + 1) \($1)" }
    let more = values.values.count > 10 ? ", …" : ""
    notes.append("'\(free)' is numbered: \(listed.joined(separator: ", "))\(more)")
    return free
  }

  private mutating func addIDs(_ ids: [String]) {
    if holdsWords {
      settingsBeside.id = add("id", .text(ids))
    } else if let numbers = Self.spelled(ids) {
      settingsBeside.id = add("id", .number(numbers))
    } else {
      notes.append("ids are words and were left out")
    }
  }

  /// The whole numbers that all words spell, as they would be written again.
  private static func spelled(_ words: [String?]) -> [Double]? {
    var numbers: [Double] = []
    for word in words {
      guard let word else {
        numbers.append(.nan)
        continue
      }
      guard let number = Int(word), String(number) == word, abs(number) < 1 << 53 else {
        return nil
      }
      numbers.append(Double(number))
    }
    return numbers
  }

  /// The settings that bring all columns back to where they were.
  var settings: ReadingSettings {
    var settings = settingsBeside
    settings.format = format
    settings.infinite = .keep
    switch format {
    case .csv, .jsonl:
      if format == .csv { settings.delimiter = Delimiter(name: path) }
      if format == .csv { settings.header = true }
      for column in features { settings.types[column.name] = column.type }
    case .npy, .npz, .mat:
      settings.names = (format == .npz ? features : columns).map(\.name)
      if let time = settings.time {
        settings.time = TimeSettings(column: time.column, unit: .steps)
      }
    }
    return settings
  }
}
