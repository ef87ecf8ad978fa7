import Formats
import Vocabulary

extension Assembly {
  /// The column that holds the label, if one does.
  func labelColumn() throws(DatasetError) -> String? {
    switch settings.label {
    case .column(let name, _), .array(let name, _): return name
    case .conventional: return try conventionalColumn()
    default: return nil
    }
  }

  /// The one column with a usual name; a `y` that holds other numbers than 0 and 1 is a coordinate, no label.
  private func conventionalColumn() throws(DatasetError) -> String? {
    if let name = raw.labelName { return name }
    let spent = [settings.time?.column, settings.group, settings.id, settings.kind]
    let found = raw.columns.filter { column in
      LabelSettings.usualNames.contains(column.name.lowercased())
        && !settings.ignore.contains(column.name) && !spent.contains(column.name)
        && settings.use?.contains(column.name) != true
        && (column.name.lowercased() != "y" || column.numbers == nil
          || Set(raw.labelValues(in: column).values).isSubset(of: ["0", "1"]))
    }.map(\.name)
    guard found.count < 2 else { throw .labelsTwice(found, file: raw.origin) }
    return found.first
  }

  /// The label of each row, wherever the settings say it is found.
  mutating func labels(
    _ column: String?, times: [Int64]?, ids: [String]?
  ) throws(DatasetError) -> Labels? {
    switch settings.label {
    case .none: return nil
    case .conventional:
      guard let column else { return nil }
      notes.append("labels from column '\(column)', by its name")
      return try labels(column, .recognized)
    case .column(let name, let meaning), .array(let name, let meaning):
      return try labels(name, meaning)
    case .file(let path, let meaning): return try labels(file: path, meaning)
    case .rows(let stretches): return try labels(rows: stretches)
    case .times(let stretches): return try labels(stretches, times: times)
    case .intervals(let path, let counting):
      return try labels(intervals: path, counting, times: times)
    case .ids(let path): return try labels(idsIn: path, ids: ids)
    }
  }

  private mutating func labels(
    _ name: String, _ meaning: LabelMeaning
  ) throws(DatasetError) -> Labels {
    let column = column(name)
    let values = raw.labelValues(in: column)
    let labels = try values.labels(
      meaning, mayBeOne: settings.mayHaveOneClass, subject: "label '\(name)'", file: raw.origin)
    guard raw.survey?.values(of: name) != nil else { return labels }
    // Of the rows that were read, each has the label that its value has among all.
    let classes = Dictionary(uniqueKeysWithValues: zip(values.values, labels.values))
    labelClasses = classes
    return Labels(LabelValues(column).words.map { $0.flatMap { classes[$0] } ?? .unknown })
  }

  /// Labels of a file that has one for each row that the table's file has.
  private func labels(
    file path: String, _ meaning: LabelMeaning
  ) throws(DatasetError) -> Labels {
    let values = try LabelFile.read(path)
    guard values.count == raw.total else {
      throw .labelCount(values.count, rows: raw.total, "labels", file: path)
    }
    let chosen = raw.sampled.map { values.gathering($0.places) } ?? values
    return try LabelValues(chosen).labels(
      meaning, mayBeOne: settings.mayHaveOneClass, subject: "labels", file: path)
  }

  private func labels(rows stretches: [ClosedRange<Int>]) throws(DatasetError) -> Labels {
    for stretch in stretches where stretch.lowerBound < 0 || stretch.upperBound >= raw.total {
      throw .badStretch(
        "rows \(stretch.lowerBound) to \(stretch.upperBound)",
        "rows between 0 and \(raw.total - 1)", file: raw.origin)
    }
    let union = Stretches(stretches)
    return Labels(anomalies: (0..<raw.rows).map { union.contains(raw.place(of: $0)) })
  }

  private func labels(
    _ stretches: [ClosedRange<Int64>], times: [Int64]?
  ) throws(DatasetError) -> Labels {
    guard let times else {
      throw .badStretch(
        "stretches of time", "a time column, or stretches of rows", file: raw.origin)
    }
    let union = Stretches(stretches)
    return Labels(anomalies: times.map(union.contains))
  }

  private func labels(
    intervals path: String, _ counting: LabelSettings.Counting?, times: [Int64]?
  ) throws(DatasetError) -> Labels {
    let file = try LabelFile.Intervals(path)
    if counting ?? (settings.time == nil ? .rows : .times) == .rows {
      return try labels(rows: file.rows)
    }
    guard let time = settings.time else {
      throw .badStretch(
        "stretches of time", "a time column, or stretches of rows", file: raw.origin)
    }
    return try labels(file.times(written: time), times: times)
  }

  private func labels(idsIn path: String, ids: [String]?) throws(DatasetError) -> Labels {
    let named = try LabelFile.readIDs(path)
    let names = ids ?? (0..<raw.rows).map { String(raw.place(of: $0)) }
    // Of sampled rows, those that were left out are not known by name.
    if raw.sampled == nil {
      let known = Set(names)
      for (id, line) in named where !known.contains(id) {
        throw .noSuchRowID(id, file: path, line: line)
      }
    }
    let anomalous = Set(named.map(\.id))
    return Labels(anomalies: names.map(anomalous.contains))
  }
}

/// Stretches of a line, of which it is asked whether a point lies in any.
private struct Stretches<Bound: Comparable & Sendable>: Sendable {
  private let starts: [Bound]
  /// The furthest end of all stretches up to each.
  private var ends: [Bound] = []

  init(_ stretches: [ClosedRange<Bound>]) {
    let sorted = stretches.sorted { $0.lowerBound < $1.lowerBound }
    starts = sorted.map(\.lowerBound)
    for stretch in sorted { ends.append(max(stretch.upperBound, ends.last ?? stretch.upperBound)) }
  }

  @Sendable func contains(_ point: Bound) -> Bool {
    let begun = starts.partitioned { $0 <= point }
    return begun > 0 && point <= ends[begun - 1]
  }
}
