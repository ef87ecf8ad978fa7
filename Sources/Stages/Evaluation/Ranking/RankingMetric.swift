public import Scoring
public import Vocabulary

/// What can be measured of a ranking before any threshold is chosen.
public enum RankingMetric: Sendable, Hashable {
  /// The chance that an anomaly scores higher than an ordinary row.
  case rocAUC
  /// The same up to a false positive rate, brought to the scale of the whole (McClish).
  case partialROCAUC(upTo: Double)
  /// The area under the steps of precision over recall.
  case averagePrecision
  /// The area under precision over recall, interpolated as Davis and Goadrich do.
  case precisionRecallAUC
  /// The area under precision gain over recall gain (Flach and Kull).
  case precisionRecallGain
  /// The share of anomalies among the highest rows.
  case precision(Budget)
  /// The share of all anomalies that are among the highest rows.
  case recall(Budget)
  /// How many times more anomalies the highest rows hold than as many rows drawn at random.
  case lift(Budget)
  /// Precision among as many rows as there are anomalies.
  case rPrecision
  /// The best F1 of any threshold: chosen with the labels that it is measured on.
  case bestF1
  /// Another metric on a scale where chance is 0 and perfection 1.
  indirect case adjusted(RankingMetric)

  /// What is measured where nothing is asked for.
  public static let standard: [RankingMetric] = [
    .rocAUC, .averagePrecision, .precisionRecallAUC, .partialROCAUC(upTo: 0.1), .rPrecision,
    .precision(.rows(10)), .recall(.share(0.01)), .lift(.share(0.01)), .precisionRecallGain,
    .bestF1, .adjusted(.averagePrecision), .adjusted(.rPrecision), .adjusted(.bestF1),
  ]

  public var name: MetricName {
    switch self {
    case .rocAUC: .rocAUC
    case .partialROCAUC(let limit): .partialROCAUC(upTo: limit)
    case .averagePrecision: .averagePrecision
    case .precisionRecallAUC: .precisionRecallAUC
    case .precisionRecallGain: .precisionRecallGain
    case .precision(let budget): .precision(ofTop: budget.name)
    case .recall(let budget): .recall(ofTop: budget.name)
    case .lift(let budget): .lift(ofTop: budget.name)
    case .rPrecision: .rPrecision
    case .bestF1: .bestF1
    case .adjusted(let metric): metric.name.adjusted
    }
  }

  /// The metric of a ranking, or the reason why it has none.
  public func value(of ranking: Ranking) -> Quantity {
    number(ranking).map(Quantity.number) ?? .undefined(reason: reason(ranking))
  }

  func number(_ ranking: Ranking) -> Double? {
    guard ranking.anomalies > 0 else { return nil }
    return switch self {
    case .rocAUC: ranking.rocAUC
    case .partialROCAUC(let limit): ranking.partialROCArea(upTo: limit)
    case .averagePrecision: ranking.averagePrecision
    case .precisionRecallAUC: ranking.interpolatedPrecisionRecallArea
    case .precisionRecallGain: ranking.precisionRecallGainArea
    case .precision(let budget): budget.count(ranking).map { found(ranking, $0) / Double($0) }
    case .recall(let budget):
      budget.count(ranking).map { found(ranking, $0) / Double(ranking.anomalies) }
    case .lift(let budget):
      budget.count(ranking).map { found(ranking, $0) / Double($0) / ranking.anomalyRate }
    case .rPrecision: found(ranking, ranking.anomalies) / Double(ranking.anomalies)
    case .bestF1: ranking.bestF1
    case .adjusted(let metric):
      metric.number(ranking).flatMap { metric.scale(ranking)?.adjusted($0) }
    }
  }

  private func found(_ ranking: Ranking, _ count: Int) -> Double {
    ranking.anomaliesExpected(inTop: count)
  }

  /// Why a ranking has no such metric.
  private func reason(_ ranking: Ranking) -> String {
    if ranking.rows == 0 { return "no row has a label" }
    if ranking.anomalies == 0 { return "none of the \(ranking.rows) rows is an anomaly" }
    if ranking.ordinary == 0 { return "all \(ranking.rows) rows are anomalies" }
    if case .adjusted(let metric) = self, metric.number(ranking) != nil {
      return "the top rows are all \(ranking.rows) rows, of which any scores find as much as chance"
    }
    return "there are only \(ranking.rows) rows"
  }
}

extension Ranking {
  var anomalyRate: Double { Double(anomalies) / Double(rows) }

  /// The best F1 of any cut; only a step with anomalies can raise it.
  var bestF1: Double? {
    guard anomalies > 0 else { return nil }
    var best = 0.0
    for step in 0..<steps {
      let (tp, fp) = (truePositives(step + 1), falsePositives(step + 1))
      guard tp > truePositives(step) else { continue }
      best = max(best, Double(2 * tp) / Double(anomalies + tp + fp))
    }
    return best
  }
}
