import Vocabulary

extension Dataset {
  /// The dataset with one more column.
  func adding(_ column: Column) -> Dataset {
    replacing(table: Table(rows: rows, columns: table.columns + [column]))
  }
}
