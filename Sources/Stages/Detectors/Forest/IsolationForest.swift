public import Forms
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
  public static let name = "isolation-forest"
  public static let help =
    "Trees that cut at random until rows stand alone; strange rows stand alone early."
  public static let trees = Key<Self, Int>.trees
  public static let sample = Key<Self, TreeSample>.sample
  public static let depth = Key<Self, Int?>.depth
  public static let replacement = Key<Self, Bool>.axis(
    "replacement", .flag, or: false, "Whether a row may be drawn twice for a tree.")
  public static let pathLength = Key<Self, AveragePathLength>.pathLength
  public static let yardstick = Key<Self, PathYardstick>.axis(
    "yardstick", .word, or: .seen,
    "By how many rows paths are measured: those a tree saw, or those it was told to see.")
  public static let features = Key<Self, Double>.axis(
    "features", .positiveShare, or: 1, "The share of the columns that each tree may split.")
  public static let comparison = Key<Self, SplitComparison>.axis(
    "comparison", .word, or: .atMost,
    "Which rows go left at a node: those at most the threshold, or those below it.")
  public static let choice = Key<Self, SplitChoice>.axis(
    "choice", .word, or: .varying,
    "The columns that a node draws from: those that vary in it, or any.")
  public static var keys: [any FormKey<Self>] {
    [trees, sample, depth, replacement, pathLength, yardstick, features, comparison, choice]
  }

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
    trees: Int = Self.trees.standard, sample: TreeSample = Self.sample.standard,
    replacement: Bool = Self.replacement.standard, depth: Int? = Self.depth.standard,
    pathLength: AveragePathLength = Self.pathLength.standard,
    yardstick: PathYardstick = Self.yardstick.standard,
    features: Double = Self.features.standard,
    comparison: SplitComparison = Self.comparison.standard,
    choice: SplitChoice = Self.choice.standard, missing: MissingValues = .refused
  ) throws(SettingError) {
    self.trees = try Self.trees.checked(trees)
    self.sample = try Self.sample.checked(sample)
    self.replacement = replacement
    self.depth = try Self.depth.checked(depth)
    self.pathLength = pathLength
    self.yardstick = yardstick
    self.features = try Self.features.checked(features)
    self.comparison = comparison
    self.choice = choice
    self.missing = missing
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      trees: settings[Self.trees], sample: settings[Self.sample],
      replacement: settings[Self.replacement], depth: settings[Self.depth],
      pathLength: settings[Self.pathLength], yardstick: settings[Self.yardstick],
      features: settings[Self.features], comparison: settings[Self.comparison],
      choice: settings[Self.choice])
  }

  /// Nearly all of it is scoring: growing sees no more rows than the sample.
  public func work(_ load: Workload) -> Double {
    let seen = Double(sample.count(of: load.training))
    let levels = Double(depth ?? TreeGrowth.automaticDepth(of: Int(seen)))
    return Double(trees) * levels
      * (seen * (1.2e-8 + 2.2e-10 * Double(load.columns)) + load.scored * 4e-10)
  }

  public func memory(_ load: Workload) -> Double {
    Double(trees) * Double(sample.count(of: load.training)) * 80
  }

  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup {
    let seen = sample.count(of: rows)
    return .forest(seeing: seen, measuredBy: measured(seen), pathLength)
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows, missing: missing != .refused)
    let seen = sample.count(of: rows.rows)
    let measured = self.measured(seen)
    let limit = depth ?? TreeGrowth.automaticDepth(of: measured)
    let chosen = max(1, Int(features * Double(rows.columns)))
    let grown = Workers.map(trees) { tree in
      var chance = seed.split("tree", tree).generator()
      let sample = TreeGrowth.sample(seen, of: rows.rows, again: replacement, &chance)
      let columns =
        chosen < rows.columns
        ? chance.sample(chosen, of: rows.columns) : Array(0..<rows.columns)
      var splitter = AxisSplitter(
        rows: PartedRows(sample, of: rows), columns: columns, comparison: comparison,
        choice: choice, missing: missing != .refused, chance: chance)
      return TreeGrowth.grow(&splitter, to: limit)
    }
    return Model(
      columns: rows.columns, trees: AxisTrees(grown),
      sample: measured,
      pathLength: pathLength, comparison: comparison, missing: missing)
  }

  /// By how many rows paths are measured where a tree sees `seen`: a share names as many as it found.
  private func measured(_ seen: Int) -> Int {
    if yardstick == .named, case .rows(let named) = sample { named } else { seen }
  }
}
