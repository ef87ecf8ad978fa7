internal import Forms

/// How many of the training rows each tree of a forest sees.
public enum TreeSample: Sendable, Equatable, CustomStringConvertible {
  /// So many rows, or all if there are fewer.
  case rows(Int)
  /// This share of the rows, rounded down, but at least two.
  case share(Double)

  /// How many of `total` rows this is.
  func count(of total: Int) -> Int {
    switch self {
    case .rows(let count): min(count, total)
    case .share(let share): min(max(Int(share * Double(total)), 2), total)
    }
  }

  public var description: String {
    switch self {
    case .rows(let count): "\(count)"
    case .share(let share): "\(share)"
    }
  }
}

/// By how many rows a forest measures its paths: c(ψ) divides the mean path.
public enum PathYardstick: String, Sendable, CaseIterable {
  /// The rows that a tree really saw, which are fewer if there were fewer.
  case seen
  /// The rows that the settings name, though there were fewer; as ExpenseFlow does.
  case named
}

/// Which rows go left at a node.
public enum SplitComparison: String, Sendable, CaseIterable {
  /// Those whose number is below the threshold; as in the paper and in ExpenseFlow.
  case below = "<"
  /// Those whose number is at most the threshold; as in scikit-learn.
  case atMost = "<="
}

/// From which columns a node draws the one that it splits.
public enum SplitChoice: String, Sendable, CaseIterable {
  /// Those in which the node's rows differ, so that a node with different rows always splits.
  case varying
  /// All of them; one in which the node's rows do not differ ends the branch, as in ExpenseFlow.
  case any
}

/// What a forest does with NaN.
public enum MissingValues: String, Sendable, CaseIterable {
  case refused
  /// At each node, a row without the number in question follows the larger part of the training rows
  /// (left, if both are as large).
  case followLarger = "follow-larger"
}

// The keys that forests share.

extension Key where Value == Int {
  static var trees: Key { .axis("trees", .whole(1...100_000), or: 100, "How many trees.") }
}

extension Key where Value == TreeSample {
  static var sample: Key {
    .axis(
      "sample",
      .either(
        Kind.whole(2...(.max)).mapped(
          { .rows($0) }, back: { if case .rows(let count) = $0 { count } else { nil } }),
        Kind.positiveShare.mapped(
          { .share($0) }, back: { if case .share(let share) = $0 { share } else { nil } })),
      or: .rows(256), "How many rows a tree sees: a number, or a share below 1.")
  }
}

extension Key where Value == Int? {
  static var depth: Key {
    .optionalAxis(
      "depth", .whole(1...10_000), "The depth at which branches end; else ⌈log2 sample⌉.")
  }
}

extension Key where Value == AveragePathLength {
  static var pathLength: Key {
    .axis(
      "path-length", .word, or: .classic,
      "The expected path c(n): the usual approximation, the exact sum, or ExpenseFlow's.")
  }
}
