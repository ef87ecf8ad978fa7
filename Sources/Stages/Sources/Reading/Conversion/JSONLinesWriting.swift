import Formats
import Machine
import Vocabulary

/// Writes columns as one JSON object a row, its members in the order of the columns.
struct JSONLinesWriting {
  private static let blockRows = 4096

  private let columns: [Column]
  private let names: [String]
  private let rows: Int
  private let path: String

  init(_ columns: [Column], rows: Int, file path: String) throws(DatasetError) {
    self.columns = columns
    self.rows = rows
    self.path = path
    names = columns.map { JSON.text($0.name).text() }
    for column in columns {
      if let row = column.numbers?.firstIndex(where: \.isInfinite) {
        throw .notInJSON(column.name, row: row, file: path)
      }
    }
  }

  func write() throws(DatasetError) {
    try telling { () throws(FileError) in
      var file = try RowsOutput(path)
      let work = Work("writing \(Paths.name(of: path))", of: rows, .things("rows"))
      defer { work.end() }
      for start in stride(from: 0, to: rows, by: Self.blockRows) {
        var text = ""
        for row in start..<min(start + Self.blockRows, rows) {
          let members = columns.indices.map { "\(names[$0]):\(value(columns[$0], row).text())" }
          text += "{" + members.joined(separator: ",") + "}\n"
        }
        try file.write(text)
        work.advance(by: min(Self.blockRows, rows - start))
      }
      try file.commit()
    }
  }

  private func value(_ column: Column, _ row: Int) -> JSON {
    switch column.values {
    case .number(let numbers): numbers[row].isNaN ? .null : .number(numbers[row])
    case .time(let moments): JSON(moments[row].map(Moment.text))
    case .category(let codes, let levels): JSON(codes[row] < 0 ? nil : levels[Int(codes[row])])
    case .text(let texts): JSON(texts[row])
    }
  }
}
