public import Numerics
public import Vocabulary

/// Trees that cut at random until rows stand alone: strange rows stand alone early.
///
/// Each tree sees a sample of the rows and splits a random column at a random value between the
/// smallest and the largest that its rows have there. A score is 2^(−mean path / c(ψ)) in `0...1`.
/// (F. T. Liu, K. M. Ting, Z.-H. Zhou: Isolation Forest, ICDM 2008.)
///
/// - Complexity: fitting takes O(trees · ψ · depth) whatever the number of rows; scoring a row takes
///   O(trees · depth).
public struct IsolationForest: Detector, Equatable {
  public let trees: Int
  public let sample: TreeSample
  /// Whether a row may be drawn twice for a tree, which then sees fewer different rows than ψ.
  public let replacement: Bool
  /// The depth at which branches end; `nil` for ⌈log₂ ψ⌉.
  public let depth: Int?
  public let pathLength: AveragePathLength
  public let yardstick: PathYardstick
  /// The share of the columns that each tree may split, rounded down, but at least one.
  public let features: Double
  public let comparison: SplitComparison
  public let choice: SplitChoice
  public let missing: MissingValues

  public init(
    trees: Int = 100, sample: TreeSample = .rows(256), replacement: Bool = false,
    depth: Int? = nil, pathLength: AveragePathLength = .classic, yardstick: PathYardstick = .seen,
    features: Double = 1, comparison: SplitComparison = .atMost, choice: SplitChoice = .varying,
    missing: MissingValues = .refused
  ) throws(SettingError) {
    self.trees = try SettingError.check("trees", trees, in: 1...100_000)
    self.sample = try sample.check("sample")
    self.replacement = replacement
    if let depth { _ = try SettingError.check("depth", depth, in: 1...10_000) }
    self.depth = depth
    self.pathLength = pathLength
    self.yardstick = yardstick
    guard features > 0, features <= 1 else {
      throw SettingError("features", mustBe: "a share above 0 and at most 1", not: features)
    }
    self.features = features
    self.comparison = comparison
    self.choice = choice
    self.missing = missing
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows, missing: missing != .refused)
    let seen = sample.count(of: rows.rows)
    let measured = yardstick == .named ? named(seen) : seen
    let limit = depth ?? TreeGrowth.automaticDepth(of: measured)
    let chosen = max(1, Int(features * Double(rows.columns)))
    let grown = Workers.map(trees) { tree in
      var chance = seed.split("tree", tree).generator()
      let sample = TreeGrowth.sample(seen, of: rows.rows, again: replacement, &chance)
      let columns =
        chosen < rows.columns
        ? chance.sample(chosen, of: rows.columns) : Array(0..<rows.columns)
      var splitter = AxisSplitter(
        rows: rows, columns: columns, comparison: comparison, choice: choice,
        missing: missing != .refused, chance: chance)
      return TreeGrowth.grow(from: sample, to: limit, &splitter)
    }
    return Model(
      columns: rows.columns, trees: AxisTrees(grown),
      sample: measured,
      pathLength: pathLength, comparison: comparison, missing: missing)
  }

  /// How many rows the settings name for a tree: a share names as many as it found.
  private func named(_ seen: Int) -> Int {
    if case .rows(let count) = sample { count } else { seen }
  }
}
