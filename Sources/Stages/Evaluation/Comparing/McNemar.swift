import Numerics
public import Vocabulary

/// Whether two sets of verdicts on the same rows are right equally often (McNemar 1947, exact).
public struct McNemar: Sendable, Equatable {
  /// Rows on which only the first is right, and only the second.
  public let onlyFirst: Int
  public let onlySecond: Int
  /// The two-sided p-value; 1 where no row tells them apart.
  public let p: Double

  /// Rows whose label is unknown are left out.
  public init(_ first: Verdicts, _ second: Verdicts, _ labels: Labels) {
    precondition(
      first.count == labels.count && second.count == labels.count,
      "there are two verdicts for each label")
    var (onlyFirst, onlySecond) = (0, 0)
    for row in 0..<labels.count where labels[row] != .unknown {
      let truth = labels[row] == .anomaly
      switch (first.values[row] == truth, second.values[row] == truth) {
      case (true, false): onlyFirst += 1
      case (false, true): onlySecond += 1
      default: break
      }
    }
    self.init(onlyFirst: onlyFirst, onlySecond: onlySecond)
  }

  public init(onlyFirst: Int, onlySecond: Int) {
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    let coins = BinomialDistribution(trials: onlyFirst + onlySecond, chance: 0.5)
    p = min(1, 2 * coins.probability(atMost: Double(min(onlyFirst, onlySecond))))
  }
}
