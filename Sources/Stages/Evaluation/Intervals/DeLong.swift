public import Scoring

/// What each row contributes to the area under the ROC curve (DeLong, DeLong and Clarke-Pearson 1988).
///
/// An anomaly contributes the share of ordinary rows that it outscores, an ordinary row the share of
/// anomalies that outscore it; an equal score counts half. Rows of one step contribute alike.
struct ROCComponents {
  /// For each step.
  let ofAnomalies: [Double]
  let ofOrdinary: [Double]

  init(_ ranking: Ranking) {
    let (anomalies, ordinary) = (Double(ranking.anomalies), Double(ranking.ordinary))
    ofAnomalies = (0..<ranking.steps).map { step in
      let above = Double(ranking.falsePositives(step) + ranking.falsePositives(step + 1)) / 2
      return (ordinary - above) / ordinary
    }
    ofOrdinary = (0..<ranking.steps).map { step in
      Double(ranking.truePositives(step) + ranking.truePositives(step + 1)) / 2 / anomalies
    }
  }
}

extension Ranking {
  /// The variance of the ROC area, from sample variances of the contributions of either class.
  ///
  /// - Returns: `nil` with fewer than two anomalies or two ordinary rows.
  /// - Complexity: O(steps).
  public var deLongVariance: Double? {
    guard anomalies > 1, ordinary > 1, let area = rocAUC else { return nil }
    let components = ROCComponents(self)
    var (strange, plain) = (0.0, 0.0)
    for step in 0..<steps {
      let (found, passed) = (
        truePositives(step + 1) - truePositives(step),
        falsePositives(step + 1) - falsePositives(step)
      )
      let (a, b) = (components.ofAnomalies[step] - area, components.ofOrdinary[step] - area)
      strange += Double(found) * a * a
      plain += Double(passed) * b * b
    }
    return strange / Double(anomalies - 1) / Double(anomalies)
      + plain / Double(ordinary - 1) / Double(ordinary)
  }
}
