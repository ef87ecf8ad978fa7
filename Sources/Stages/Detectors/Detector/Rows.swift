internal import Numerics
internal import Vocabulary

/// What every detector asks of rows before it looks at them.
enum Rows {
  /// Refuses rows of another width than `columns`, and any with a number that is not finite.
  ///
  /// - Parameter missing: whether NaN is a missing value rather than an error; infinity never is.
  static func check(
    _ rows: Matrix<Float>, columns: Int, missing: Bool = false
  ) throws(RowError) {
    guard rows.columns == columns else {
      throw .wrongWidth(found: rows.columns, wanted: columns)
    }
    try checkFinite(rows, missing: missing)
  }

  /// Refuses rows from which `what` cannot learn: none, too few, without columns, not finite.
  static func checkTraining(
    _ rows: Matrix<Float>, atLeast need: Int = 1, for what: String = "the detector",
    missing: Bool = false
  ) throws(FitError) {
    guard rows.rows > 0 else { throw .noRows }
    guard rows.columns > 0 else { throw .noColumns }
    guard rows.rows >= need else { throw .tooFewRows(have: rows.rows, need: need, what: what) }
    do { try checkFinite(rows, missing: missing) } catch { throw .refused(error) }
  }

  private static func checkFinite(_ rows: Matrix<Float>, missing: Bool) throws(RowError) {
    for row in 0..<rows.rows {
      let numbers = rows.row(row)
      guard hasOddNumber(numbers) else { continue }
      for column in numbers.indices
      where !numbers[column].isFinite && !(missing && numbers[column].isNaN) {
        throw .notFinite(row: row, column: column)
      }
    }
  }

  /// Whether a row that was checked lacks a number, so that NaN stands in its place.
  static func lacksNumber(_ row: Span<Float>) -> Bool { hasOddNumber(row) }

  /// Whether one number is NaN or infinite: those whose exponent bits are all set.
  ///
  /// Looks at bits without leaving early, so that the loop runs over whole vectors.
  private static func hasOddNumber(_ numbers: Span<Float>) -> Bool {
    var odd: UInt32 = 0
    for index in numbers.indices {
      odd |= numbers[index].bitPattern & 0x7f80_0000 == 0x7f80_0000 ? 1 : 0
    }
    return odd != 0
  }
}

extension Scores {
  /// Scores of `rows` rows, made in blocks of `size` that are spread over the workers.
  ///
  /// `block` answers one score for each row of its range and sees no other block.
  init(rows: Int, inBlocksOf size: Int, _ block: @Sendable (Range<Int>) -> [Double]) {
    guard rows > size else {
      self.init(rows > 0 ? block(0..<rows) : [])
      return
    }
    self.init(Workers.map(rows, inBlocksOf: size, block).flatMap { $0 })
  }

  /// Scores of `rows` rows, each found from its index alone.
  init(rows: Int, _ score: @Sendable (Int) -> Double) {
    self.init(rows: rows, inBlocksOf: 256) { $0.map(score) }
  }
}
