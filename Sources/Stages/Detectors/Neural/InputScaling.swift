import Numerics
import Vocabulary

/// How an autoencoder brings its inputs to one size before it learns or scores.
public enum InputScaling: Sendable, Equatable {
  /// As they come.
  case none
  /// The learned range to 0…1, without clipping; what a constant column becomes is a choice.
  case minMax(constant: Constant = .offset)
  /// The learned mean to 0 and the population's standard deviation to 1; a constant column is divided
  /// by 1.
  case standard

  public enum Constant: Sendable, Equatable {
    /// The distance from its one value, so that a departure from it is seen.
    case offset
    /// Always 0, as ExpenseFlow has it.
    case zero
  }
}

/// A scaling with its numbers: (value − origin) · factor, column by column.
public struct InputScaler: Sendable, Equatable {
  public let origins: [Double]
  public let factors: [Double]

  public init(origins: [Double], factors: [Double]) {
    precondition(origins.count == factors.count, "each column has an origin and a factor")
    self.origins = origins
    self.factors = factors
  }

  init(_ scaling: InputScaling, for rows: Matrix<Float>) {
    let columns = 0..<rows.columns
    switch scaling {
    case .none:
      self.init(origins: columns.map { _ in 0 }, factors: columns.map { _ in 1 })
    case .minMax(let constant):
      let ends = columns.map { Self.ends(of: rows, column: $0) }
      self.init(
        origins: ends.map(\.low),
        factors: ends.map { low, high in
          high > low ? 1 / (high - low) : (constant == .zero ? 0 : 1)
        })
    case .standard:
      let moments = columns.map { Self.moments(of: rows, column: $0) }
      self.init(
        origins: moments.map(\.mean),
        factors: moments.map { $0.deviation > 0 ? 1 / $0.deviation : 1 })
    }
  }

  /// The numbers of one row, scaled.
  public func scaled(_ row: [Double]) -> [Double] {
    row.indices.map { (row[$0] - origins[$0]) * factors[$0] }
  }

  func scaled(_ row: Span<Float>) -> [Double] {
    row.indices.map { (Double(row[$0]) - origins[$0]) * factors[$0] }
  }

  private static func ends(of rows: Matrix<Float>, column: Int) -> (low: Double, high: Double) {
    var (low, high) = (Float.infinity, -Float.infinity)
    for row in 0..<rows.rows {
      low = min(low, rows[row, column])
      high = max(high, rows[row, column])
    }
    return (Double(low), Double(high))
  }

  private static func moments(
    of rows: Matrix<Float>, column: Int
  ) -> (mean: Double, deviation: Double) {
    let ends = ends(of: rows, column: column)
    guard ends.low < ends.high else { return (ends.low, 0) }
    let count = Double(rows.rows)
    var sum = 0.0
    for row in 0..<rows.rows { sum += Double(rows[row, column]) }
    let mean = sum / count
    var squares = 0.0
    for row in 0..<rows.rows {
      let distance = Double(rows[row, column]) - mean
      squares += distance * distance
    }
    return (mean, (squares / count).squareRoot())
  }
}
