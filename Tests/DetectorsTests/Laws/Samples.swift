import Numerics

/// Rows to learn from that several tests share.
enum Samples {
  /// A round cloud of `rows` rows, with its last five far away.
  static func blob(rows: Int = 120, columns: Int = 4, seed: UInt64 = 11) -> Matrix<Float> {
    var generator = Seed(seed).split("blob").generator()
    return Matrix(rows: rows, columns: columns) { row, _ in
      Float(generator.normal() + (row >= rows - 5 ? 6 : 0))
    }
  }

  /// The blob on one side of the origin.
  static func aside(rows: Int) -> Matrix<Float> {
    let blob = blob(rows: rows)
    return Matrix(rows: rows, columns: blob.columns) { blob[$0, $1] + 20 }
  }

  /// Shapes that break careless code, each with the name under which a failure is reported.
  static let hostile: [(name: String, rows: Matrix<Float>)] = [
    ("one row", Matrix([[1, 2, 3]])),
    ("two rows", Matrix([[1, 2, 3], [4, 5, 7]])),
    ("two equal rows", Matrix([[1, 2, 3], [1, 2, 3]])),
    ("three rows", Matrix([[1, 2, 3], [4, 5, 7], [-2, 0, 1]])),
    ("forty equal rows", Matrix(rows: 40, columns: 3) { Float($1) + 0 * Float($0) }),
    ("all zeros", Matrix(rows: 30, columns: 4)),
    ("one column", blob(rows: 50, columns: 1)),
    ("one constant column", Matrix(rows: 60, columns: 1) { _, _ in 0.1 }),
    ("more columns than rows", blob(rows: 6, columns: 40)),
    ("a constant column beside others", withConstantColumn),
    ("every row twenty times", Matrix(rows: 100, columns: 3) { Float(($0 / 20) * ($1 + 1)) }),
    ("two columns that are one", Matrix(rows: 50, columns: 2) { row, _ in Float(row) * 0.37 }),
    ("two values only", Matrix(rows: 64, columns: 3) { Float(($0 >> $1) & 1) }),
    (
      "numbers too small to square",
      Matrix(rows: 40, columns: 3) { Float($0 * 7 % 11 + $1) * 0x1p-140 }
    ),
    (
      "numbers too large to square", Matrix(rows: 40, columns: 3) { Float($0 * 7 % 11 - $1) * 1e30 }
    ),
    ("numbers at both ends", ends),
    ("columns of very different size", uneven),
    ("a large offset", Matrix(rows: 60, columns: 3) { 1e7 + Float($0 * 5 % 17 + $1) }),
    ("negative zero", Matrix(rows: 20, columns: 2) { $0 % 2 == 0 ? -0.0 : Float($1) }),
  ]

  private static var withConstantColumn: Matrix<Float> {
    let blob = blob(rows: 80)
    return Matrix(rows: 80, columns: 4) { $1 == 2 ? 0.3 : blob[$0, $1] }
  }

  private static var ends: Matrix<Float> {
    Matrix(rows: 40, columns: 3) { row, column in
      row == 3
        ? .greatestFiniteMagnitude : row == 7 ? -.greatestFiniteMagnitude : Float(row + column)
    }
  }

  private static var uneven: Matrix<Float> {
    let blob = blob(rows: 60)
    let sizes: [Float] = [1e-20, 1, 1e6, 1e18]
    return Matrix(rows: 60, columns: 4) { blob[$0, $1] * sizes[$1] }
  }
}
