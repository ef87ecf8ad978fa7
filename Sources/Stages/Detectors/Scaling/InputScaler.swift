import Numerics
import Vocabulary

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
    switch scaling {
    case .none:
      self.init(
        origins: [Double](repeating: 0, count: rows.columns),
        factors: [Double](repeating: 1, count: rows.columns))
    case .minMax(let constant):
      let ends = rows.columnEnds()
      self.init(
        origins: ends.map { Double($0.lowerBound) },
        factors: ends.map { ends in
          let width = Double(ends.upperBound) - Double(ends.lowerBound)
          return width > 0 ? 1 / width : (constant == .zero ? 0 : 1)
        })
    case .standard:
      let moments = rows.columnMoments()
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

  func scaled(_ rows: Matrix<Float>) -> Matrix<Double> {
    Matrix(rows: rows.rows, columns: rows.columns) { row, column in
      (Double(rows[row, column]) - origins[column]) * factors[column]
    }
  }
}

extension InputScaler {
  func store(in weights: inout Weights) {
    weights.tensors["scaler.origins"] = Tensor(.double(origins))
    weights.tensors["scaler.factors"] = Tensor(.double(factors))
  }

  init(storedIn weights: Weights, columns: Int) throws(WeightsError) {
    self.init(
      origins: try weights.finite("scaler.origins", count: columns),
      factors: try weights.finite("scaler.factors", count: columns))
  }
}
