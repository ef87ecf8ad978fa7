import Numerics
import Vocabulary

/// Columns as a file has them, before it is said what each is for.
struct RawTable {
  /// What complaints call the file.
  var origin: String
  /// All rows have the same number of cells; no two columns have the same name.
  var columns: [Column]
  let rows: Int
  /// Where the rows stood among all that the file has; `nil` if these are all.
  var sampled: SampledRows?
  /// In which line of the file each row begins, if it has lines.
  var lines: LineMap?
  /// The column that is the label by its name, where no other could be.
  var labelName: String?
  /// What all rows of the file say together, where only some of them were read.
  var survey: TableSurvey?
  /// The seed with which rows were drawn for that.
  var seed: Seed?
  var sources: [Provenance.Source] = []
  var notes: [String] = []

  /// How many rows the file has.
  var total: Int { sampled?.total ?? rows }

  /// The place of a row among all rows of the file, from 0.
  func place(of row: Int) -> Int { sampled?.places[row] ?? row }

  func line(of row: Int) -> Int? { lines?.line(of: row) }

  /// Where a cell stands in the file.
  struct Spot {
    let line: Int?
    let row: Int
  }

  /// The first cell of a column that has no value, of all rows of the file.
  func firstMissing(in column: Column) -> Spot? {
    if let survey { return survey.columns[column.name]?.survey.firstMissing.map(spot) }
    return column.firstMissing.map(spot)
  }

  /// How many cells of a column have no value, of all rows of the file.
  func missing(in column: Column) -> Int {
    survey?.columns[column.name].map { $0.survey.missing(as: $0.type) } ?? column.missing
  }

  /// The first number of a column that has no bound, of all rows of the file.
  func firstInfinite(in column: Column) -> Spot? {
    if let survey { return survey.columns[column.name]?.survey.firstInfinite.map(spot) }
    return column.numbers?.firstIndex(where: \.isInfinite).map(spot)
  }

  /// The different values of a column of all rows of the file, a label's first of all.
  func labelValues(in column: Column) -> LabelValues {
    survey?.values(of: column.name).map(LabelValues.init(counted:)) ?? LabelValues(column)
  }

  private func spot(_ row: Int) -> Spot { Spot(line: line(of: row), row: place(of: row)) }

  private func spot(_ place: ColumnSurvey.Place) -> Spot {
    Spot(line: place.line, row: place.row)
  }
}

/// Rows that were chosen by chance among those of a file.
struct SampledRows: Sendable, Equatable {
  let total: Int
  /// The place of each chosen row, in rising order.
  let places: [Int]
}

/// The lines in which rows begin, stored where they do not just follow each other.
struct LineMap: Sendable, Equatable {
  private var rows: [Int] = []
  private var lines: [Int] = []

  init() {}

  /// Rows that follow each other from one line on.
  init(first line: Int) { add(row: 0, line: line) }

  /// Notes the line of a row; rows come in order.
  mutating func add(row: Int, line: Int) {
    if let last = rows.last, let start = lines.last, start + row - last == line { return }
    rows.append(row)
    lines.append(line)
  }

  func line(of row: Int) -> Int {
    let jumps = rows.partitioned { $0 <= row }
    return jumps == 0 ? row + 1 : lines[jumps - 1] + row - rows[jumps - 1]
  }
}
