public import Forms
public import Graphs
public import Numerics
public import Vocabulary

/// The largest |z| of a row: how many deviations its strangest number lies from that column's mean.
///
/// Deviations are of the population; a constant column counts with a deviation of 1.
public struct LargestZ: Detector, Equatable {
  public static let name = "largest-z"
  public static let help =
    "A control: the largest number of deviations from a column's mean."
  public static let isControl = true

  public init() {}
  public init(_ settings: Settings<Self>) { self.init() }

  public var isDeterministic: Bool { true }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows)
    let moments = rows.columnMoments()
    return Model(
      means: moments.map(\.mean),
      deviations: moments.map { $0.deviation > 0 ? $0.deviation : 1 })
  }

  public struct Model: AnomalyModel, Equatable {
    let means: [Double]
    let deviations: [Double]

    public var columns: Int { means.count }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores(rows: rows.rows) { largest(rows.row($0)) }
    }

    public func score(of row: Numbers) -> Numbers {
      ((row - .constant(means)).magnitude / .constant(deviations)).largest
    }

    private func largest(_ row: Span<Float>) -> Double {
      var largest = 0.0
      for column in row.indices {
        let z = abs(Double(row[column]) - means[column]) / deviations[column]
        if z > largest { largest = z }
      }
      return largest
    }
  }
}

extension LargestZ.Model {
  public var weights: Weights {
    var weights = Weights()
    weights.tensors["means"] = Tensor(.double(means))
    weights.tensors["deviations"] = Tensor(.double(deviations))
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let means = try weights.finite("means")
    let deviations = try weights.finite("deviations", count: means.count)
    guard deviations.allSatisfy({ $0 > 0 }) else {
      throw WeightsError("'deviations' of the weights must be above 0")
    }
    self.init(means: means, deviations: deviations)
  }
}
