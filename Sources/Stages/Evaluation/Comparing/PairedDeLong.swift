import Numerics
public import Scoring
public import Vocabulary

/// The difference of two ROC areas on the same rows, with the covariances of what each row contributes to
/// both (DeLong, DeLong and Clarke-Pearson 1988).
public struct PairedDeLong: Sendable, Equatable {
  public let first: Double
  public let second: Double
  public let variance: Double

  public var difference: Double { first - second }

  /// - Returns: `nil` with fewer than two anomalies or two ordinary rows.
  /// - Complexity: O(*n* log *n*).
  public init?(_ first: Scores, _ second: Scores, _ labels: Labels) throws(RankingError) {
    let rankings = [try Ranking(first, labels), try Ranking(second, labels)]
    guard rankings[0].anomalies > 1, rankings[0].ordinary > 1, let a = rankings[0].rocAUC,
      let b = rankings[1].rocAUC
    else { return nil }
    let components = rankings.map(ROCComponents.init)
    var (strange, plain) = (0.0, 0.0)
    for row in 0..<labels.count where labels[row] != .unknown {
      let steps = (
        rankings[0].steps(above: first[row]), rankings[1].steps(above: second[row])
      )
      if labels[row] == .anomaly {
        let gap = components[0].ofAnomalies[steps.0] - components[1].ofAnomalies[steps.1] - (a - b)
        strange += gap * gap
      } else {
        let gap = components[0].ofOrdinary[steps.0] - components[1].ofOrdinary[steps.1] - (a - b)
        plain += gap * gap
      }
    }
    let (anomalies, ordinary) = (Double(rankings[0].anomalies), Double(rankings[0].ordinary))
    self.first = a
    self.second = b
    variance = strange / (anomalies - 1) / anomalies + plain / (ordinary - 1) / ordinary
  }

  /// The two-sided p-value; 1 for rankings that are alike, 0 for a difference without any variance.
  public var p: Double {
    guard difference != 0 else { return 1 }
    guard variance > 0 else { return 0 }
    let z = abs(difference) / variance.squareRoot()
    return min(1, 2 * NormalDistribution.standard.probability(above: z))
  }

  public func interval(level: ConfidenceLevel = .standard) -> Interval {
    let reach = level.deviations * variance.squareRoot()
    return Interval(
      lower: max(-1, difference - reach), upper: min(1, difference + reach), level: level.value,
      method: "DeLong")
  }
}
