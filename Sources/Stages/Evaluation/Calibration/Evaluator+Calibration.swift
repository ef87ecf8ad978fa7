import Numerics
import Scoring
public import Vocabulary

extension Evaluator {
  /// Measures how well scores that claim to be probabilities are what they claim.
  public func measure(
    probabilities scores: Scores, _ labels: Labels,
    metrics: [CalibrationMetric] = CalibrationMetric.standard
  ) -> [Measurement] {
    let ranking: Ranking
    do {
      ranking = try Ranking(scores, labels)
    } catch {
      let rows = labels.anomalies + labels.ordinary
      return metrics.map {
        Measurement($0.name, .undefined(reason: error.description), rows: rows)
      }
    }
    let numbers = metrics.map { metric in { metric.number($0) } }
    let intervals =
      min(ranking.anomalies, ranking.ordinary) >= Self.fewest
      ? bootstrap.intervals(of: numbers, from: StratifiedResampling(ranking))
      : metrics.map { _ in nil }
    return zip(metrics, intervals).map { metric, interval in
      Measurement(
        metric.name, metric.value(of: ranking), interval: interval, rows: ranking.rows)
    }
  }
}
