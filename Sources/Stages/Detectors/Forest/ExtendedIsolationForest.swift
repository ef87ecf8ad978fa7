public import Forms
public import Numerics
public import Vocabulary

/// An isolation forest whose trees cut by planes of random direction instead of along the columns.
///
/// It sees no ghosts: along the columns, cuts around two clusters meet in places where no row is.
/// (S. Hariri, M. Carrasco Kind, R. J. Brunner: Extended isolation forest, 2018.) Unlike there, slopes
/// are in units of each column's range among a node's rows, and a plane is put evenly between the
/// outermost rows, so that no side is empty. With planes of one column it is the isolation forest.
public struct ExtendedIsolationForest: Detector, Equatable {
  public static let name = "extended-isolation-forest"
  public static let help = "The same with cuts by planes through several columns."
  public static let trees = Key<Self, Int>.trees
  public static let sample = Key<Self, TreeSample>.sample
  public static let depth = Key<Self, Int?>.depth
  public static let dimensions = Key<Self, Int>.axis(
    "dimensions", .count, or: 3, "Through how many columns a plane cuts.")
  public static let pathLength = Key<Self, AveragePathLength>.pathLength
  public static var keys: [any FormKey<Self>] { [trees, sample, depth, dimensions, pathLength] }

  public let trees: Int
  public let sample: TreeSample
  /// The depth at which branches end; `nil` for ⌈log₂ ψ⌉.
  public let depth: Int?
  /// How many columns a plane looks at, or all that there are if they are fewer.
  public let dimensions: Int
  public let pathLength: AveragePathLength

  public init(
    trees: Int = Self.trees.standard, sample: TreeSample = Self.sample.standard,
    depth: Int? = Self.depth.standard, dimensions: Int = Self.dimensions.standard,
    pathLength: AveragePathLength = Self.pathLength.standard
  ) throws(SettingError) {
    self.trees = try Self.trees.checked(trees)
    self.sample = try Self.sample.checked(sample)
    self.depth = try Self.depth.checked(depth)
    self.dimensions = try Self.dimensions.checked(dimensions)
    self.pathLength = pathLength
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      trees: settings[Self.trees], sample: settings[Self.sample], depth: settings[Self.depth],
      dimensions: settings[Self.dimensions], pathLength: settings[Self.pathLength])
  }

  public func work(_ load: Workload) -> Double {
    let seen = sample.count(of: load.training)
    let levels = Double(depth ?? TreeGrowth.automaticDepth(of: seen))
    let planes = Double(1 + min(dimensions, load.columns))
    return Double(trees) * levels * planes * (Double(seen) * 1.2e-8 + load.scored * 5e-10)
  }

  public func memory(_ load: Workload) -> Double {
    Double(trees) * Double(sample.count(of: load.training)) * 120
  }

  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup {
    let seen = sample.count(of: rows)
    return .forest(seeing: seen, measuredBy: seen, pathLength)
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
        rows: PartedRows(sample, of: rows), dimensions: dimensions,
        columns: Array(0..<rows.columns), chance: chance)
      return TreeGrowth.grow(&splitter, to: limit)
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
    let paths: [Double]
    private let fast: PerfectPlaneTrees?
    let measure: PathMeasure

    init(columns: Int, trees: HyperplaneTrees, sample: Int, pathLength: AveragePathLength) {
      self.columns = columns
      self.trees = trees
      self.sample = sample
      self.pathLength = pathLength
      paths = trees.shapes.paths(pathLength)
      fast = trees.perfect(columns: columns, leaves: paths)
      measure = PathMeasure(
        trees: trees.shapes.trees, averagePathLength: pathLength(sample))
    }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores(rows: rows.rows, inBlocksOf: 512) { block in
        pathSums(of: rows.rows(block)).map(measure.score)
      }
    }

    /// The sum of each row's paths, the trees added in their order.
    func pathSums(of rows: Matrix<Float>) -> [Double] {
      fast?.sums(of: rows) ?? walkedPathSums(of: rows)
    }

    /// The same, walking node by node.
    func walkedPathSums(of rows: Matrix<Float>) -> [Double] {
      (0..<rows.rows).map { row in
        (0..<trees.shapes.trees).reduce(0) { sum, tree in
          sum + paths[trees.leaf(of: rows.row(row), in: tree)]
        }
      }
    }

    /// The score of a row that ended in every tree's leaf of shortest path together: no row scores higher.
    public var highestScore: Double { measure.highestScore(trees.shapes, paths) }

    public var scoreMakeup: ScoreMakeup {
      .forest(measuredBy: sample, normalizer: measure.averagePathLength, highest: highestScore)
    }
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
