public import Numerics
public import Vocabulary

extension IsolationForest {
  /// Grown trees, and the yardstick by which their paths become scores.
  public struct Model: AnomalyModel {
    public let columns: Int
    /// ψ: the rows by which paths are measured.
    public let sample: Int
    public let pathLength: AveragePathLength
    /// c(ψ), by which the mean path is divided.
    public var averagePathLength: Double { measure.averagePathLength }
    public let comparison: SplitComparison
    public let missing: MissingValues
    let trees: AxisTrees
    /// The path length of each leaf: its depth and c(its rows).
    let paths: [Double]
    private let fast: PerfectTrees?
    let measure: PathMeasure

    init(
      columns: Int, trees: AxisTrees, sample: Int, pathLength: AveragePathLength,
      averagePathLength: Double? = nil, comparison: SplitComparison, missing: MissingValues
    ) {
      self.columns = columns
      self.trees = trees
      self.sample = sample
      self.pathLength = pathLength
      measure = PathMeasure(
        trees: trees.shapes.trees, averagePathLength: averagePathLength ?? pathLength(sample))
      self.comparison = comparison
      self.missing = missing
      paths = trees.shapes.paths(pathLength)
      fast = trees.perfect(columns: columns, comparison, leaves: paths)
    }

    public var acceptsMissing: Bool { missing != .refused }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns, missing: acceptsMissing)
      return Scores(rows: rows.rows, inBlocksOf: 512) { block in
        pathSums(of: rows.rows(block)).map(measure.score)
      }
    }

    /// The path length of each row (down) in each tree (across).
    ///
    /// - Complexity: O(rows · trees · depth), walking node by node.
    public func pathLengths(of rows: Matrix<Float>) throws(RowError) -> Matrix<Double> {
      try Rows.check(rows, columns: columns, missing: acceptsMissing)
      return Matrix(rows: rows.rows, columns: trees.shapes.trees) { row, tree in
        paths[trees.leaf(of: rows.row(row), in: tree, comparison, missing)]
      }
    }

    /// The score of a row that ended in every tree's leaf of shortest path together: no row scores higher.
    public var highestScore: Double { measure.highestScore(trees.shapes, paths) }

    public var scoreMakeup: ScoreMakeup {
      .forest(measuredBy: sample, normalizer: averagePathLength, highest: highestScore)
    }

    /// The sum of each row's paths, the trees added in their order.
    private func pathSums(of rows: Matrix<Float>) -> [Double] {
      var sums = fast?.sums(of: rows) ?? (0..<rows.rows).map { pathSum(of: rows.row($0)) }
      guard acceptsMissing, fast != nil else { return sums }
      for row in sums.indices where Rows.lacksNumber(rows.row(row)) {
        sums[row] = pathSum(of: rows.row(row))
      }
      return sums
    }

    private func pathSum(of row: Span<Float>) -> Double {
      var sum = 0.0
      for tree in 0..<trees.shapes.trees {
        sum += paths[trees.leaf(of: row, in: tree, comparison, missing)]
      }
      return sum
    }
  }
}

extension IsolationForest.Model {
  public var weights: Weights {
    var weights = Weights()
    trees.store(in: &weights)
    weights.tensors["average-path-length"] = Tensor(.double([averagePathLength]))
    weights.settings["columns"] = String(columns)
    weights.settings["sample"] = String(sample)
    weights.settings["path-length"] = pathLength.rawValue
    weights.settings["comparison"] = comparison.rawValue
    weights.settings["missing"] = missing.rawValue
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let columns = try weights.columns()
    let average = try weights.finite("average-path-length", count: 1)[0]
    guard average >= 0 else {
      throw WeightsError("'average-path-length' of the weights is below 0")
    }
    try self.init(
      columns: columns, trees: AxisTrees(weights: weights, width: columns),
      sample: weights.count("sample"), pathLength: weights.choice("path-length"),
      averagePathLength: average,
      comparison: weights.choice("comparison"), missing: weights.choice("missing"))
  }
}
