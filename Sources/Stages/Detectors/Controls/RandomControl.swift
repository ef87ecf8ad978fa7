public import Forms
public import Graphs
public import Numerics
public import Vocabulary

/// A score that knows nothing: a number in `0..<1` drawn from the seed and the row's own bits.
///
/// Equal rows have equal scores, so the control keeps every law and still ranks at random.
public struct RandomControl: Detector, Equatable {
  public static let name = "random"
  public static let help = "A control: a number drawn from the seed and the row's bits."
  public static let isControl = true

  public init() {}
  public init(_ settings: Settings<Self>) { self.init() }

  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup { Model.makeup }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows)
    return Model(columns: rows.columns, seed: seed)
  }

  public struct Model: AnomalyModel, Equatable {
    public let columns: Int
    let seed: Seed

    static let makeup = ScoreMakeup.limited(1, because: "the end of a draw")
    public var scoreMakeup: ScoreMakeup { Self.makeup }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores(rows: rows.rows) { draw(rows.row($0)) }
    }

    public func score(of row: Numbers) throws(GraphError) -> Numbers {
      throw GraphError("a score drawn from the bits of a row is no formula of its numbers")
    }

    private func draw(_ row: Span<Float>) -> Double {
      var hash = seed.value ^ 0xcbf2_9ce4_8422_2325  // FNV-1a over whole numbers
      for column in row.indices {
        hash = (hash ^ UInt64(row[column].bitPattern)) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
      }
      var generator = Seed(hash).generator()
      return generator.uniform()
    }
  }
}

extension RandomControl.Model {
  public var weights: Weights {
    var weights = Weights()
    weights.settings["columns"] = String(columns)
    weights.settings["seed"] = String(seed.value)
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    self.init(
      columns: try weights.columns(), seed: Seed(try weights.setting("seed", as: UInt64.self)))
  }
}
