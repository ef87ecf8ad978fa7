public import Numerics
public import Vocabulary

/// The score 0 for every row: what a detector is worth that tells nothing apart.
public struct ConstantControl: Detector, Equatable {
  public init() {}

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows)
    return Model(columns: rows.columns)
  }

  public struct Model: AnomalyModel, Equatable {
    public let columns: Int

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores([Double](repeating: 0, count: rows.rows))
    }
  }
}

extension ConstantControl.Model {
  public var weights: Weights {
    var weights = Weights()
    weights.settings["columns"] = String(columns)
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    self.init(columns: try weights.columns())
  }
}
