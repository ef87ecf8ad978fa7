internal import Vocabulary

extension ScoreMakeup {
  /// That of a forest whose trees are yet to grow, each from `seen` rows.
  static func forest(
    seeing seen: Int, measuredBy rows: Int, _ pathLength: AveragePathLength
  ) -> ScoreMakeup {
    // No leaf lies higher than one split, unless a whole sample stays together.
    guard min(1, pathLength(seen)) == 1 else { return .open }
    return .paths(normalizer: pathLength(rows), rows: rows, highest: nil)
  }

  /// A grown forest's. Where some tree saw fewer than three rows, a path may be shorter than 1, and the
  /// forest's own bound alone holds.
  static func forest(measuredBy rows: Int, normalizer: Double, highest: Double) -> ScoreMakeup {
    guard normalizer > 0 else {
      return .limited(0.5, because: "the score of trees that saw one row")
    }
    return highest <= scoreOfOneSplit(normalizer)
      ? .paths(normalizer: normalizer, rows: rows, highest: highest)
      : .limitedModel(highest, because: "the shallowest leaves of all its trees together")
  }

  /// The one number that no score exceeds, if there is one.
  var highest: Double? {
    switch self {
    case .paths(let normalizer, _, let highest): highest ?? Self.scoreOfOneSplit(normalizer)
    case .limited(let limit, _), .limitedModel(let limit, _): limit
    case .mean, .open: nil
    }
  }

  /// The score of a mean path of 1.
  private static func scoreOfOneSplit(_ normalizer: Double) -> Double {
    PathMeasure(trees: 1, averagePathLength: normalizer).score(1)
  }
}
