import Foundation
public import Scoring
public import Vocabulary

/// How well scores that claim to be probabilities are what they claim.
public enum CalibrationMetric: Sendable, Hashable {
  /// The mean squared distance from what was.
  case brier
  /// The mean surprise, in nats; a probability is kept 2⁻⁵² away from 0 and 1.
  case logLoss
  /// The expected calibration error: how far mean score and share of anomalies lie apart, over bins of
  /// equal width, each by its rows (Naeini et al. 2015).
  case expectedError(bins: Int)

  public static let standard: [CalibrationMetric] = [.brier, .logLoss, .expectedError(bins: 10)]

  public var name: MetricName {
    switch self {
    case .brier: .brier
    case .logLoss: .logLoss
    case .expectedError: .calibrationError
    }
  }

  /// The metric of a ranking by probabilities, or the reason why it has none.
  public func value(of ranking: Ranking) -> Quantity {
    if let number = number(ranking) { return .number(number) }
    return .undefined(
      reason: ranking.rows == 0
        ? "no row has a label" : "the scores are no probabilities: some lie outside 0...1")
  }

  func number(_ ranking: Ranking) -> Double? {
    guard ranking.rows > 0, ranking.areProbabilities else { return nil }
    switch self {
    case .brier:
      return ranking.mean(anomaly: { (1 - $0) * (1 - $0) }, ordinary: { $0 * $0 })
    case .logLoss:
      let least = Double.ulpOfOne
      return ranking.mean(
        anomaly: { -log(max($0, least)) }, ordinary: { -log(max(1 - $0, least)) })
    case .expectedError(let bins):
      let gaps = Reliability(ranking, bins: bins).bins.map { bin in
        abs(Double(bin.anomalies) - bin.sum)
      }
      return gaps.reduce(0, +) / Double(ranking.rows)
    }
  }
}

extension Ranking {
  /// Whether all scores lie in 0...1.
  var areProbabilities: Bool { scores.allSatisfy { (0...1).contains($0) } }

  /// The mean over all rows of what is lost on each.
  fileprivate func mean(
    anomaly: (Double) -> Double, ordinary lost: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    for step in 0..<steps {
      let found = truePositives(step + 1) - truePositives(step)
      let passed = falsePositives(step + 1) - falsePositives(step)
      if found > 0 { sum += Double(found) * anomaly(scores[step]) }
      if passed > 0 { sum += Double(passed) * lost(scores[step]) }
    }
    return sum / Double(rows)
  }
}
