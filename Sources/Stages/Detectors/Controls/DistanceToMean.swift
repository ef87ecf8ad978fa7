public import Forms
public import Graphs
public import Numerics
public import Vocabulary

/// The Euclidean distance from the mean of the training rows.
///
/// Columns count as they come: a wide one outweighs a narrow one unless they were scaled before.
public struct DistanceToMean: Detector, Equatable {
  public static let name = "distance-to-mean"
  public static let help = "A control: the Euclidean distance to the mean row."
  public static let isControl = true

  public init() {}
  public init(_ settings: Settings<Self>) { self.init() }

  public var isDeterministic: Bool { true }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows)
    return Model(means: rows.columnMoments().map(\.mean))
  }

  public struct Model: AnomalyModel, Equatable {
    let means: [Double]

    public var columns: Int { means.count }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores(rows: rows.rows) { distance(rows.row($0)) }
    }

    public func score(of row: Numbers) -> Numbers {
      (row - .constant(means)).squared.sum.squareRoot
    }

    private func distance(_ row: Span<Float>) -> Double {
      var sum = 0.0
      for column in row.indices {
        let difference = Double(row[column]) - means[column]
        sum += difference * difference
      }
      return sum.squareRoot()
    }
  }
}

extension DistanceToMean.Model {
  public var weights: Weights {
    var weights = Weights()
    weights.tensors["means"] = Tensor(.double(means))
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    self.init(means: try weights.finite("means"))
  }
}
