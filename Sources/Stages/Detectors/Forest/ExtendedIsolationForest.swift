public import Numerics
public import Vocabulary

/// An isolation forest whose trees cut by planes of random direction instead of along the columns.
///
/// It sees no ghosts: along the columns, cuts around two clusters meet in places where no row is.
/// (S. Hariri, M. Carrasco Kind, R. J. Brunner: Extended isolation forest, 2018.) Unlike there, slopes
/// are in units of each column's range among a node's rows, and a plane is put evenly between the
/// outermost rows, so that no side is empty. With planes of one column it is the isolation forest.
public struct ExtendedIsolationForest: Detector, Equatable {
  public let trees: Int
  public let sample: TreeSample
  /// The depth at which branches end; `nil` for ⌈log₂ ψ⌉.
  public let depth: Int?
  /// How many columns a plane looks at, or all that there are if they are fewer.
  public let dimensions: Int
  public let pathLength: AveragePathLength

  public init(
    trees: Int = 100, sample: TreeSample = .rows(256), depth: Int? = nil, dimensions: Int = 3,
    pathLength: AveragePathLength = .classic
  ) throws(SettingError) {
    self.trees = try SettingError.check("trees", trees, in: 1...100_000)
    self.sample = try sample.check("sample")
    if let depth { _ = try SettingError.check("depth", depth, in: 1...10_000) }
    self.depth = depth
    self.dimensions = try SettingError.check("dimensions", dimensions, in: 1...)
    self.pathLength = pathLength
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows)
    let seen = sample.count(of: rows.rows)
    let limit = depth ?? TreeGrowth.automaticDepth(of: seen)
    let dimensions = min(dimensions, rows.columns)
    let grown = Workers.map(trees) { tree in
      var chance = seed.split("tree", tree).generator()
      let sample = TreeGrowth.sample(seen, of: rows.rows, again: false, &chance)
      var splitter = HyperplaneSplitter(
        rows: rows, dimensions: dimensions, columns: Array(0..<rows.columns), chance: chance)
      return TreeGrowth.grow(from: sample, to: limit, &splitter)
    }
    return Model(
      columns: rows.columns, trees: HyperplaneTrees(grown, dimensions: dimensions), sample: seen,
      pathLength: pathLength)
  }

  /// Grown trees, and the yardstick by which their paths become scores.
  public struct Model: AnomalyModel {
    public let columns: Int
    /// ψ: the rows that each tree saw.
    public let sample: Int
    public let pathLength: AveragePathLength
    let trees: HyperplaneTrees
    private let paths: [Double]
    private let measure: PathMeasure

    init(columns: Int, trees: HyperplaneTrees, sample: Int, pathLength: AveragePathLength) {
      self.columns = columns
      self.trees = trees
      self.sample = sample
      self.pathLength = pathLength
      paths = trees.shapes.paths(pathLength)
      measure = PathMeasure(
        trees: trees.shapes.trees, averagePathLength: pathLength(sample))
    }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores(rows: rows.rows) { row in
        var sum = 0.0
        for tree in 0..<trees.shapes.trees { sum += paths[trees.leaf(of: rows.row(row), in: tree)] }
        return measure.score(sum)
      }
    }

    /// The score of a row that ended in every tree's leaf of shortest path together: no row scores higher.
    public var highestScore: Double { measure.highestScore(trees.shapes, paths) }
  }
}

extension ExtendedIsolationForest.Model {
  public var weights: Weights {
    var weights = Weights()
    trees.store(in: &weights)
    weights.settings["columns"] = String(columns)
    weights.settings["sample"] = String(sample)
    weights.settings["path-length"] = pathLength.rawValue
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let columns = try weights.columns()
    try self.init(
      columns: columns, trees: HyperplaneTrees(weights: weights, width: columns),
      sample: weights.count("sample"), pathLength: weights.choice("path-length"))
  }
}
