public import Scoring
public import Vocabulary

/// What the candidates of a contest are compared by.
public enum HeatMetric: Sendable, Hashable {
  /// How well scores order rows.
  case ranking(RankingMetric)
  /// What verdicts come to, where the scores are verdicts: 1 for a row that alarms, 0 for one that does not.
  case verdicts(VerdictMetric)

  public var name: MetricName {
    switch self {
    case .ranking(let metric): metric.name
    case .verdicts(let metric): metric.name
    }
  }

  /// Whether less of it is better.
  public var isBetterLow: Bool {
    switch self {
    case .ranking: false
    case .verdicts(let metric):
      switch metric {
      case .falsePositiveRate, .alarmRate, .costPerRow: true
      case .precision, .recall, .f1, .fScore, .specificity, .matthews, .balancedAccuracy, .accuracy:
        false
      }
    }
  }

  /// How far two values can be apart.
  var span: Double { self == .verdicts(.matthews) ? 2 : 1 }

  /// The metric of the scores of one heat, or `nil` where they have none.
  func number(_ ranking: Ranking) -> Double? {
    switch self {
    case .ranking(let metric): metric.number(ranking)
    case .verdicts(let metric): metric.number(ranking.confusion(ranking.steps(above: 0.5)))
    }
  }

  /// Why the scores of a heat have no such metric; `nil` if they have it.
  func reason(_ ranking: Ranking) -> String? {
    switch self {
    case .ranking(let metric): metric.value(of: ranking).reason
    case .verdicts(let metric):
      metric.value(of: ranking.confusion(ranking.steps(above: 0.5))).reason
    }
  }
}
