import Numerics
import Vocabulary

extension Table {
  /// The columns of a matrix under the names `x0`, `x1`, …
  init(_ matrix: Matrix<Double>) {
    self.init(
      rows: matrix.rows,
      columns: (0..<matrix.columns).map { Column("x\($0)", numbers: matrix.column($0)) })
  }
}
