import Formats
import Vocabulary
import Wording

/// A dataset made of the columns of a file, each put where the settings or its name say it belongs.
struct Assembly {
  let raw: RawTable
  let settings: ReadingSettings
  let names: [String]
  var notes: [String]
  /// What each value of the label means, where all rows of the file were asked.
  var labelClasses: [String: Label]?

  init(_ raw: RawTable, _ settings: ReadingSettings) throws(DatasetError) {
    self.raw = raw
    self.settings = settings
    names = raw.columns.map(\.name)
    notes = raw.notes
    if let repeated = names.firstRepeated { throw .repeatedColumn(repeated, file: raw.origin) }
    try checkNames()
  }

  /// The dataset with what all rows of the file say together, or what is wrong with the file.
  mutating func looked(
    name: String, provenance: Provenance
  ) throws(DatasetError) -> SurveyedDataset {
    let dataset = try dataset(name: name, provenance: provenance)
    return SurveyedDataset(dataset: dataset, survey: try survey(of: dataset))
  }

  /// The dataset, or what is wrong with the file.
  mutating func dataset(name: String, provenance: Provenance) throws(DatasetError) -> Dataset {
    let label = try labelColumn()
    let beside = try beside(label: label)
    let features = try features(besides: label)
    if let sampled = raw.sampled, raw.survey == nil {
      notes.append(
        "sampled \(Figures.grouped(raw.rows)) of \(Figures.grouped(sampled.total)) rows")
    }
    var provenance = provenance
    provenance.sources += raw.sources
    provenance.notes += notes
    return Dataset(
      name: name, table: Table(rows: raw.rows, columns: features), labels: beside.labels,
      kinds: beside.kinds, times: beside.times, groups: beside.groups, ids: beside.ids,
      provenance: provenance)
  }

  /// The features, and what stands beside them, of rows without labels.
  mutating func parts() throws(DatasetError) -> (Table, Beside) {
    let beside = try beside(label: nil)
    return (Table(rows: raw.rows, columns: try features(besides: nil)), beside)
  }

  /// What stands beside the features, as far as the settings name it.
  struct Beside {
    let times: [Int64]?
    let groups: Groups?
    let ids: [String]?
    let kinds: [String?]?
    let labels: Labels?
  }

  /// - Parameter label: The column that holds the label, if one does.
  mutating func beside(label: String?) throws(DatasetError) -> Beside {
    let times = try settings.time.map { time throws(DatasetError) in try moments(time) }
    let groups = try settings.group.map { name throws(DatasetError) in
      Groups(of: try words(of: name, "a group"))
    }
    let ids = try settings.id.map { name throws(DatasetError) in try words(of: name, "an id") }
    let labels = try labels(label, times: times, ids: ids)
    let kinds = settings.kind.map { name in
      kindNames(text(of: column(name)), of: name == label ? labels : nil)
    }
    return Beside(times: times, groups: groups, ids: ids, kinds: kinds, labels: labels)
  }

  /// The kind of each row; where one column is label and kind, what it says of ordinary rows is no kind.
  private func kindNames(_ texts: [String?], of labels: Labels?) -> [String?] {
    guard let labels else { return texts }
    return texts.indices.map { labels[$0] == .anomaly ? texts[$0] : nil }
  }

  func column(_ name: String) -> Column {
    guard let column = raw.columns.first(where: { $0.name == name }) else {
      preconditionFailure("column '\(name)' was checked to be there")
    }
    return column
  }

  /// Refuses settings that name columns which the file does not have, or one column for two uses.
  private func checkNames() throws(DatasetError) {
    var uses: [(name: String, use: String)] = []
    if let time = settings.time { uses.append((time.column, "time")) }
    if let group = settings.group { uses.append((group, "group")) }
    if let id = settings.id { uses.append((id, "id")) }
    if let kind = settings.kind { uses.append((kind, "kind")) }
    if case .column(let name, _) = settings.label { uses.append((name, "label")) }
    if case .array(let name, _) = settings.label { uses.append((name, "label")) }
    var taken: [String: String] = [:]
    for (name, use) in uses {
      try check(name, asked: use)
      if use == "label", name == settings.kind { continue }  // attack names are label and kind
      if let other = taken.updateValue(use, forKey: name) {
        throw .usedTwice(name, other, use, file: raw.origin)
      }
    }
    for name in settings.use ?? [] { try check(name, asked: "use") }
    if let twice = settings.use?.firstRepeated {
      throw .usedTwice(twice, "a feature", "a feature again", file: raw.origin)
    }
    for name in settings.ignore { try check(name, asked: "ignore") }
    for name in settings.types.keys.sorted() { try check(name, asked: "types") }
  }

  private func check(_ name: String, asked: String) throws(DatasetError) {
    guard names.contains(name) else {
      throw .noSuchColumn(name, asked: asked, among: names, file: raw.origin)
    }
  }

  /// The columns that are left for a detector, checked for missing and infinite values.
  private func features(besides label: String?) throws(DatasetError) -> [Column] {
    let spent = Set(
      [label, settings.time?.column, settings.group, settings.id, settings.kind].compactMap(\.self)
        + settings.ignore)
    var columns: [Column] = []
    for column in settings.use?.map(column) ?? raw.columns where !spent.contains(column.name) {
      let bounded = try bounded(column)
      try checkMissing(bounded)
      columns.append(bounded)
    }
    guard !columns.isEmpty else { throw .noColumnsLeft(file: raw.origin) }
    return columns
  }

  private func bounded(_ column: Column) throws(DatasetError) -> Column {
    guard settings.infinite != .keep, let numbers = column.numbers,
      let spot = raw.firstInfinite(in: column)
    else { return column }
    guard settings.infinite == .missing else {
      throw .infinity(column.name, file: raw.origin, line: spot.line, row: spot.row)
    }
    return Column(column.name, numbers: numbers.map { $0.isInfinite ? .nan : $0 })
  }

  private func checkMissing(_ column: Column) throws(DatasetError) {
    guard case .complain(let except) = settings.missing, !except.contains(column.name),
      let spot = raw.firstMissing(in: column)
    else { return }
    throw .missingValue(
      column.name, count: raw.missing(in: column), file: raw.origin, line: spot.line,
      row: spot.row)
  }

  private func words(of name: String, _ what: String) throws(DatasetError) -> [String] {
    let column = column(name)
    if let spot = raw.firstMissing(in: column) {
      throw .missingPart(what, name, file: raw.origin, line: spot.line, row: spot.row)
    }
    return text(of: column).compactMap(\.self)
  }

  /// The cells of a column as words.
  func text(of column: Column) -> [String?] {
    switch column.values {
    case .text(let texts): texts
    case .category(let codes, let levels): codes.map { $0 < 0 ? nil : levels[Int($0)] }
    case .number(let numbers): numbers.map { $0.isNaN ? nil : Figures.plain($0) }
    case .time(let moments): moments.map { $0.map(Moment.text) }
    }
  }
}

extension [String] {
  /// The first element that stood there before.
  var firstRepeated: String? {
    var seen: Set<String> = []
    return first { !seen.insert($0).inserted }
  }
}
