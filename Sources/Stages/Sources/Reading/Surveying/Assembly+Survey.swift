import Numerics
import Vocabulary
import Wording

extension Assembly {
  /// What all rows of the file say together; `nil` if all of them are in the dataset.
  func survey(of dataset: Dataset) throws(DatasetError) -> Survey? {
    guard let table = raw.survey, let sample = raw.sampled, let seed = raw.seed else { return nil }
    let label = try labelColumn()
    var notes = [
      "\(Figures.grouped(sample.places.count)) of \(Figures.grouped(table.rows)) rows were drawn to "
        + "look at, with seed \(seed.value); counts, ends and means are of all rows"
    ]
    if dataset.labels != nil, labelClasses == nil { notes.append("labels are those of drawn rows") }
    if settings.kind != nil, kinds(in: table, label) == nil {
      notes.append("kinds are too many to be counted")
    }
    let names = dataset.table.columns.map(\.name)
    return Survey(
      rows: table.rows, seed: seed, places: sample.places,
      columns: names.compactMap { name in
        table.columns[name].map { SurveyedColumn($0.survey, $0.type) }
      },
      rowHashes: names.contains(where: { $0.lowercased() == "y" })
        ? table.rowHashesWithY ?? table.rowHashes : table.rowHashes,
      labels: labels(in: table, label, of: dataset), times: try times(in: table),
      groups: settings.group.flatMap { table.columns[$0] }.map { $0.survey.distinct(as: $0.type) },
      notes: notes)
  }

  private func labels(
    in table: TableSurvey, _ label: String?, of dataset: Dataset
  ) -> LabelDescription? {
    guard let label, let classes = labelClasses, let values = table.values(of: label) else {
      return dataset.labels.map { LabelDescription(of: $0, kinds: dataset.kinds) }
    }
    func rows(_ wanted: Label) -> Int {
      values.reduce(0) { $0 + (classes[$1.word] == wanted ? $1.rows : 0) }
    }
    return LabelDescription(
      anomalies: rows(.anomaly), ordinary: rows(.ordinary), rows: table.rows,
      kinds: kinds(in: table, label) ?? [:])
  }

  /// The rows of each kind; `nil` where there are too many.
  private func kinds(in table: TableSurvey, _ label: String?) -> [String: Int]? {
    guard let kind = settings.kind else { return [:] }
    guard let values = table.values(of: kind) else { return nil }
    let named = values.filter { kind != label || labelClasses?[$0.word] == .anomaly }
    return Dictionary(uniqueKeysWithValues: named.map { ($0.word, $0.rows) })
  }

  /// The first and the last moment.
  private func times(in table: TableSurvey) throws(DatasetError) -> ClosedRange<Int64>? {
    guard let time = settings.time, let column = table.columns[time.column],
      let range = column.survey.numbers(as: column.type)?.range
    else { return nil }
    let ends = [range.lowerBound, range.upperBound]
    let values: Column.Values =
      column.type == .time ? .time(ends.map { Int64($0) }) : .number(ends)
    do throws(DatasetError) {
      let moments = try moments(Column(time.column, values), time)
      return moments[0]...moments[1]
    } catch {
      // The ends of all rows stand in no line that is known.
      var told = error
      told.line = nil
      throw told
    }
  }
}
