import Scoring

/// Where a metric lies between what scores without meaning reach and what perfect ones do.
struct ChanceScale {
  let chance: Double
  let best: Double

  /// 0 by chance, 1 at best.
  func adjusted(_ value: Double) -> Double { (value - chance) / (best - chance) }
}

extension RankingMetric {
  /// The scale of this metric for the class counts of a ranking; `nil` if chance is perfect.
  func scale(_ ranking: Ranking) -> ChanceScale? {
    let (rows, anomalies) = (Double(ranking.rows), Double(ranking.anomalies))
    let scale: ChanceScale? =
      switch self {
      case .rocAUC, .partialROCAUC: ChanceScale(chance: 0.5, best: 1)
      case .averagePrecision, .precisionRecallAUC, .rPrecision, .bestF1:
        ChanceScale(chance: ranking.anomalyRate, best: 1)
      case .precision(let budget):
        budget.count(ranking).map {
          ChanceScale(chance: ranking.anomalyRate, best: min(1, anomalies / Double($0)))
        }
      case .recall(let budget):
        budget.count(ranking).map {
          ChanceScale(chance: Double($0) / rows, best: min(1, Double($0) / anomalies))
        }
      case .lift(let budget):
        budget.count(ranking).map {
          ChanceScale(chance: 1, best: min(rows / anomalies, rows / Double($0)))
        }
      case .precisionRecallGain, .adjusted: ChanceScale(chance: 0, best: 1)
      }
    guard let scale, scale.best > scale.chance else { return nil }
    return scale
  }
}
