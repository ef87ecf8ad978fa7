public import Numerics
public import Vocabulary

/// A center and a spread, and how far rows lie from them: the squared Mahalanobis distance.
///
/// Directions in which the spread is zero do not count (the pseudo-inverse). `Estimate` names how center
/// and spread were found, so that models of either kind are told apart.
public struct CovarianceModel<Estimate: Sendable>: AnomalyModel, Equatable {
  public let center: [Double]
  /// A row for each direction that counts: a vector divided by the standard deviation along it.
  public let directions: Matrix<Double>
  /// The learned rows from which center and spread were found at last; all, unless some were left out.
  public let support: [Int]

  public var columns: Int { center.count }

  init(center: [Double], covariance: Matrix<Double>, support: [Int]) throws(NumericsError) {
    let eigen = try covariance.symmetricEigen()
    let largest = eigen.values.reduce(0) { max($0, abs($1)) }
    let cut = Double(center.count) * .ulpOfOne * largest
    let kept = eigen.values.indices.filter { eigen.values[$0] > cut }
    let vectors = eigen.vectors.gathering(rows: kept)
    self.center = center
    directions = Matrix(rows: kept.count, columns: center.count) {
      vectors[$0, $1] / eigen.values[kept[$0]].squareRoot()
    }
    self.support = support
  }

  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns)
    return Scores(rows: rows.rows) { index in
      let row = rows.row(index)
      return squaredDistance(of: row.indices.map { Double(row[$0]) - center[$0] })
    }
  }

  func squaredDistance(of centered: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<directions.rows {
      let direction = directions.row(index)
      var share = 0.0
      for column in direction.indices { share += direction[column] * centered[column] }
      sum += share * share
    }
    return sum
  }
}

extension CovarianceModel {
  public var weights: Weights {
    var weights = Weights()
    weights.tensors["center"] = Tensor(.double(center))
    weights.tensors["directions"] = Tensor(
      .double(directions.elements), shape: [directions.rows, directions.columns])
    weights.tensors["support"] = Tensor(.int64(support.map { Int64($0) }))
    weights.settings["rank"] = "\(directions.rows)"
    weights.settings["rows"] = "\(support.count)"
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let center = try weights.finite("center")
    let directions = try weights.doubles("directions")
    let rank: Int = try weights.setting("rank")
    guard (0...center.count).contains(rank), directions.count == rank * center.count,
      directions.allSatisfy(\.isFinite)
    else { throw WeightsError("'directions' of the weights does not hold a row for each rank") }
    self.center = center
    self.directions = Matrix(rows: rank, columns: center.count, elements: directions)
    let rows = try weights.int64s("support")
    guard rows.count == (try weights.count("rows")), rows.allSatisfy({ $0 >= 0 }) else {
      throw WeightsError("'support' of the weights does not name as many rows as it should")
    }
    support = rows.map { Int($0) }
  }
}
