/// Some rows of a file that follow each other, sorted into numbers and words as they are read.
struct RowPiece {
  let columns: [ColumnBuilder]
  let rows: Int
  /// In which line of the file each of the rows begins.
  let lines: LineMap

  /// A hash of each row's cells in some columns, whatever the order of the columns.
  func hashes(of isIncluded: (String) -> Bool) -> [UInt64] {
    var sums = [UInt64](repeating: 0, count: rows)
    for column in columns where isIncluded(column.name) {
      let name = CellHash(column.name).value
      column.forEachCell { row, cell in sums[row] &+= Self.part(of: cell, in: name) }
    }
    return sums.map(mix)
  }

  /// What a cell adds to the hash of its row; a missing one adds nothing, as if there were no such column.
  static func part(of cell: CellHash, in name: UInt64) -> UInt64 {
    cell.value == CellHash.missing.value ? 0 : mix(mix(name) ^ mix(cell.value))
  }
}

extension ColumnBuilder {
  /// Calls `take` with the hash of each cell that is there; moments are the same however they are spelled.
  fileprivate func forEachCell(_ take: (Int, CellHash) -> Void) {
    for (row, number) in numbers.enumerated() where !number.isNaN { take(row, CellHash(number)) }
    let hashes = levels.map { level in
      Moment.milliseconds(level.trimmingBlanks).map { CellHash(Double($0)) } ?? CellHash(level)
    }
    for word in words { take(word.row, hashes[Int(word.level)]) }
  }
}
