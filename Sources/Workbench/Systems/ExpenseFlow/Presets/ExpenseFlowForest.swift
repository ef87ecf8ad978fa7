public import Detectors
public import Forms
public import Vocabulary

/// ExpenseFlow's isolation forest, by the settings that the system has for it.
public struct ExpenseFlowForest: Keyed {
  public static let name = "expenseflow-forest"
  public static let help =
    "ExpenseFlow's isolation forest: paths to depth 12 by its own c(n), measured by the sample that was asked for."
  public static let trees = Key<Self, Int>.axis(
    "trees", IsolationForest.trees.kind, or: 100, "How many trees.")
  public static let sample = Key<Self, Int>.axis(
    "sample", .whole(2...(.max)), or: 256, "How many rows a tree sees.")
  public static let depth = Key<Self, Int>.axis(
    "depth", .whole(1...10_000), or: 12, "The depth at which branches end.")
  static let isClassic = Key<Self, Bool>.axis(
    "classic", .flag, or: false,
    "Whether branches end at ⌈log2 sample⌉ and c(2) is 1, as in the paper, whatever 'depth' says.")
  public static var keys: [any FormKey<Self>] { [trees, sample, depth, isClassic] }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> IsolationForest {
    let (trees, sample) = (settings[Self.trees], settings[Self.sample])
    return settings[isClassic]
      ? try .expenseFlow(trees: trees, sample: sample, depth: nil, pathLength: .classic)
      : try .expenseFlow(trees: trees, sample: sample, depth: settings[depth])
  }
}

extension IsolationForest {
  /// ExpenseFlow's forest: rows below a threshold go left, any column may be drawn, and a sample that could not be
  /// filled still measures the paths.
  public static func expenseFlow(
    trees: Int = ExpenseFlowForest.trees.standard, sample: Int = ExpenseFlowForest.sample.standard,
    depth: Int? = ExpenseFlowForest.depth.standard, pathLength: AveragePathLength = .expenseFlow
  ) throws(SettingError) -> IsolationForest {
    try IsolationForest(
      trees: trees, sample: .rows(sample), depth: depth, pathLength: pathLength,
      yardstick: .named, comparison: .below, choice: .any)
  }
}
