public import Forms
public import Graphs
public import Numerics
public import Vocabulary

/// The score 0 for every row: what a detector is worth that tells nothing apart.
public struct ConstantControl: Detector, Equatable {
  public static let name = "constant"
  public static let help = "A control: every row scores the same."
  public static let isControl = true

  public init() {}
  public init(_ settings: Settings<Self>) { self.init() }

  public var isDeterministic: Bool { true }
  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup { Model.makeup }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows)
    return Model(columns: rows.columns)
  }

  public struct Model: AnomalyModel, Equatable {
    public let columns: Int

    static let makeup = ScoreMakeup.limited(0, because: "the only score there is")
    public var scoreMakeup: ScoreMakeup { Self.makeup }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores([Double](repeating: 0, count: rows.rows))
    }

    public func score(of row: Numbers) -> Numbers { .constant(0) }
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
