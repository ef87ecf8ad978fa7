import Numerics
import Vocabulary

extension Table {
  /// The columns of a matrix, under the names `x0`, `x1`, … unless others are given.
  init(_ matrix: Matrix<Double>, names: [String]? = nil) {
    self.init(
      rows: matrix.rows,
      columns: (0..<matrix.columns).map {
        Column(names?[$0] ?? "x\($0)", numbers: matrix.column($0))
      })
  }
}
