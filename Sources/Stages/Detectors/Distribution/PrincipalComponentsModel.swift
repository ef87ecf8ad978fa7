public import Numerics
public import Vocabulary

/// The directions in which learned rows vary.
public struct PrincipalComponentsModel: AnomalyModel, Equatable {
  public let scaler: InputScaler
  /// The mean of the scaled rows.
  public let center: [Double]
  /// A component a row, of length 1, the one of the largest variance first.
  public let components: Matrix<Double>
  /// The share of all variance that each component has.
  public let ratios: [Double]
  public let score: PrincipalComponents.Score

  public var columns: Int { center.count }

  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns)
    return Scores(rows: rows.rows) { index in
      let row = scaler.scaled(rows.row(index))
      switch score {
      case .reconstruction: return reconstructionError(of: row)
      case .componentDistances(let weighted, let smallest):
        return componentDistances(of: row, weighted: weighted, smallest: smallest)
      }
    }
  }

  private func reconstructionError(of row: [Double]) -> Double {
    rest(of: row).reduce(0) { $0 + $1 * $1 } / Double(row.count)
  }

  /// What the components leave of a scaled row.
  func rest(of row: [Double]) -> [Double] {
    let centered = row.indices.map { row[$0] - center[$0] }
    var rest = centered
    for index in 0..<components.rows {
      let component = components.row(index)
      var share = 0.0
      for column in component.indices { share += component[column] * centered[column] }
      for column in component.indices { rest[column] -= share * component[column] }
    }
    return rest
  }

  private func componentDistances(of row: [Double], weighted: Bool, smallest: Int?) -> Double {
    var sum = 0.0
    for index in max(0, components.rows - (smallest ?? components.rows))..<components.rows {
      let component = components.row(index)
      var square = 0.0
      for column in component.indices {
        let difference = row[column] - component[column]
        square += difference * difference
      }
      sum += square.squareRoot() / (weighted ? ratios[index] : 1)
    }
    return sum
  }
}

extension PrincipalComponentsModel {
  public var weights: Weights {
    var weights = Weights()
    scaler.store(in: &weights)
    weights.tensors["center"] = Tensor(.double(center))
    weights.tensors["components"] = Tensor(
      .double(components.elements), shape: [components.rows, components.columns])
    weights.tensors["ratios"] = Tensor(.double(ratios))
    switch score {
    case .reconstruction: weights.settings["score"] = "reconstruction"
    case .componentDistances(let weighted, let smallest):
      weights.settings["score"] = "component-distances"
      weights.settings["weighted"] = "\(weighted)"
      weights.settings["smallest"] = "\(smallest ?? components.rows)"
    }
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let center = try weights.finite("center")
    scaler = try InputScaler(storedIn: weights, columns: center.count)
    self.center = center
    ratios = try weights.doubles("ratios")
    let components = try weights.doubles("components")
    guard components.count == ratios.count * center.count, components.allSatisfy(\.isFinite),
      ratios.allSatisfy({ $0 > 0 && $0 <= 1 })
    else { throw WeightsError("'components' of the weights does not hold a row for each ratio") }
    self.components = Matrix(rows: ratios.count, columns: center.count, elements: components)
    let name: String = try weights.setting("score")
    switch name {
    case "reconstruction": score = .reconstruction
    case "component-distances":
      let smallest: Int = try weights.setting("smallest")
      guard smallest >= 0 else {
        throw WeightsError("setting 'smallest' of the weights must not be below 0: \(smallest)")
      }
      score = .componentDistances(weighted: try weights.setting("weighted"), smallest: smallest)
    default: throw WeightsError("setting 'score' of the weights is the unknown '\(name)'")
    }
  }
}
