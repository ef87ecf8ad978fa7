import Foundation
import Numerics
public import Vocabulary

extension ScoreMapKind {
  /// Learns the map from reference scores: those of training or validation rows, never of test rows.
  ///
  /// Where the scores do not spread, a spread of 0 counts as 1, so that a constant detector still has a
  /// map. `labels` are looked at by the kinds that need them; rows with an unknown label are left out.
  public func fit(
    _ scores: Scores, labels: Labels? = nil
  ) throws(ScoreMapError) -> ScoreMap {
    if case .given(let map) = self { return map }
    guard scores.count > 0 else { throw .noScores(map: name) }
    if let row = scores.values.firstIndex(where: { !($0.magnitude <= 1e150) }) {
      throw .unusable(row: row, score: scores[row])
    }
    let values = scores.values
    return switch self {
    case .given(let map): map
    case .minMax: .minMax(MinMaxMap(spanning: values))
    case .standard: .standard(StandardMap(ScoreMoments(of: values)))
    case .ecdf: .steps(.distribution(of: values))
    case .gaussian: .gaussian(GaussianMap(StandardMap(ScoreMoments(of: values))))
    case .gamma: .gamma(try gamma(ScoreMoments(of: values)))
    case .logistic: .logistic(LogisticMap(throughTailOf: values))
    case .unit(let scale):
      .logistic(
        LogisticMap(slope: 1 / ScoreMoments(of: values).deviation, middle: scale.midpoint))
    case .errorRatio: .logistic(try errorRatio(of: values))
    case .sigmoid: .logistic(LogisticMap(refining: values))
    case .platt:
      .logistic(try LogisticMap(platt: known(values, labels), map: name))
    case .isotonic: .line(PiecewiseLinear(isotonic: try known(values, labels)))
    case .ranks: .line(PiecewiseLinear(ranks: values))
    case .conformal: .steps(.conformal(values))
    }
  }

  private func gamma(_ moments: ScoreMoments) throws(ScoreMapError) -> GammaMap {
    do {
      return try GammaMap(moments)
    } catch {
      throw .notPositive(map: name, typical: moments.mean)
    }
  }

  private func errorRatio(of values: [Double]) throws(ScoreMapError) -> LogisticMap {
    let quantile = SortedSample(values).quantile(0.95)!
    guard quantile > 0 else { throw .notPositive(map: name, typical: quantile) }
    return LogisticMap(slope: 2 / quantile, middle: quantile)
  }

  /// The scores of rows whose label is known, each with whether it is an anomaly.
  private func known(
    _ scores: [Double], _ labels: Labels?
  ) throws(ScoreMapError) -> [LabeledScore] {
    guard let labels else { throw .labelsMissing(map: name) }
    guard labels.count == scores.count else {
      throw .labelCount(labels: labels.count, scores: scores.count)
    }
    guard labels.anomalies > 0, labels.ordinary > 0 else {
      throw .oneClass(map: name, anomalies: labels.anomalies, ordinary: labels.ordinary)
    }
    return zip(scores, labels.values).filter { $0.1 != .unknown }.map {
      LabeledScore(score: $0.0, isAnomaly: $0.1 == .anomaly)
    }
  }
}

/// A score of a row that is known to be an anomaly or not.
struct LabeledScore {
  let score: Double
  let isAnomaly: Bool
}

extension MinMaxMap {
  /// From the lowest of `scores` to the highest; if they are all equal, to 1 above.
  init(spanning scores: [Double]) {
    let (low, high) = (scores.min()!, scores.max()!)
    self.init(from: low, to: high > low ? high : low + max(1, low.ulp))
  }
}

extension LogisticMap {
  /// The 95 % quantile becomes 0.5 and the median 1/20.
  init(throughTailOf scores: [Double]) {
    let sorted = SortedSample(scores)
    let middle = sorted.quantile(0.95)!
    let gap = middle - sorted.median!
    self.init(slope: log(19) / (gap > 0 ? gap : 1), middle: middle)
  }
}
