import Machine
import Numerics

/// A table in a text that can be read from its beginning as often as wanted, piece by piece.
protocol SurveyableTable {
  var source: TextSource { get }
  var settings: ReadingSettings { get }

  func forEachPiece(
    _ known: [String: ColumnBuilder.Expectation], _ take: (RowPiece) throws(DatasetError) -> Void
  ) throws(DatasetError)

  /// The rows of a sample, or all.
  func read(
    _ sample: SampledRows?, _ known: [String: ColumnBuilder.Expectation]
  ) throws(DatasetError) -> RawTable
  func read() throws(DatasetError) -> RawTable
}

extension SurveyableTable {
  /// All rows if they may stand in memory at once; else some of them, and what all of them say together.
  func read(within allowance: RowAllowance?) throws(DatasetError) -> RawTable {
    guard let allowance, settings.limit == nil, try !isSurelySmall(allowance) else {
      return try read()
    }
    var known = settings.expectations
    let survey = try survey(&known)
    let each = survey.columns.values
      .reduce(0) { $0 + $1.survey.bytesPerRow(as: $1.type) }
    let count = allowance.rows(ofBytes: each)
    guard count < survey.rows else { return try read() }
    for (name, column) in survey.columns { known[name] = .exactly(column.type) }
    var chance = allowance.seed.split("rows").generator()
    let places = chance.sample(count, of: survey.rows).sorted()
    var raw = try read(SampledRows(total: survey.rows, places: places), known)
    raw.columns = survey.completed(raw.columns, rows: raw.rows)
    raw.survey = survey
    raw.seed = allowance.seed
    return raw
  }

  private func isSurelySmall(_ allowance: RowAllowance) throws(DatasetError) -> Bool {
    let head = try telling { () throws(FileError) in try source.head(2) }
    guard head != [0x1f, 0x8b], !source.path.hasSuffix(".gz") else { return false }
    let size = try telling { () throws(FileError) in try FileSystem.size(of: source.path) }
    return allowance.surelyHolds(textOf: size)
  }

  /// What all rows say together; `known` then tells which columns of numerals are words.
  private func survey(
    _ known: inout [String: ColumnBuilder.Expectation]
  ) throws(DatasetError) -> TableSurvey {
    while true {
      var gathering = SurveyGathering(settings, known)
      try forEachPiece(known) { piece in gathering.append(piece) }
      var again: [String] = []
      var columns: [String: TableSurvey.Column] = [:]
      for column in gathering.columns {
        guard let type = try column.type(source.path) else {
          again.append(column.name)
          continue
        }
        columns[column.name] = TableSurvey.Column(survey: column, type: type)
      }
      guard !again.isEmpty else {
        return TableSurvey(
          rows: gathering.rows, names: gathering.columns.map(\.name), columns: columns,
          rowHashes: gathering.rowHashes,
          rowHashesWithY: gathering.rowHashesWithY)
      }
      for name in again { known[name] = .words }
    }
  }
}
