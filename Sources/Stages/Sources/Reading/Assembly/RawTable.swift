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
  var sources: [Provenance.Source] = []
  var notes: [String] = []

  /// How many rows the file has.
  var total: Int { sampled?.total ?? rows }

  /// The place of a row among all rows of the file, from 0.
  func place(of row: Int) -> Int { sampled?.places[row] ?? row }

  func line(of row: Int) -> Int? { lines?.line(of: row) }
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
