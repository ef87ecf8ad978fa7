import Foundation
import Numerics

/// Two normal distributions and the share of the upper one.
struct TwoNormals {
  private(set) var lower: NormalDistribution
  private(set) var upper: NormalDistribution
  private(set) var share: Double
  /// The logarithm of how likely the scores were before the last step.
  private(set) var likelihood = -Double.infinity

  /// The best of several starts, or `nil` if the scores do not spread.
  init?(_ scores: GroupedScores) {
    guard scores.variance > 0, scores.variance.isFinite else { return nil }
    let fits = [0.5, 0.75, 0.9, 0.97].map { TwoNormals(scores, splitAt: $0) }
    guard let best = fits.max(by: { $0.likelihood < $1.likelihood }) else { return nil }
    self = best
  }

  private init(_ scores: GroupedScores, splitAt place: Double) {
    let middle = scores.means[min(Int(place * Double(scores.means.count)), scores.means.count - 1)]
    let deviation = scores.variance.squareRoot()
    lower = NormalDistribution(mean: middle - deviation, deviation: deviation)
    upper = NormalDistribution(mean: middle + deviation, deviation: deviation)
    share = 1 - place
    for _ in 0..<100 {
      let before = likelihood
      improve(scores)
      if likelihood - before < 1e-7 * scores.total { return }
    }
  }

  /// One step of expectation and maximization. Thresholds of a few hundred resamples each take hundreds of
  /// steps, so that what is the same for all scores is worked out once and powers of e together.
  private mutating func improve(_ scores: GroupedScores) {
    let (top, bottom) = (log(share) + upper.peak, log1p(-share) + lower.peak)
    let aboves = scores.means.map { top - upper.halfSquare($0) }
    let belows = scores.means.map { bottom - lower.halfSquare($0) }
    var odds = zip(aboves, belows).map { -abs($0 - $1) }
    var span = odds.mutableSpan
    span.exponentiate()

    likelihood = scores.sumOfLogarithms(ofOneMore: odds)
    var (high, low) = (Group(), Group())
    for (place, weight) in scores.weights.enumerated() {
      let (above, below) = (aboves[place], belows[place])
      likelihood += weight * max(above, below)
      let likelier = weight / (1 + odds[place])
      let part = above > below ? likelier : weight - likelier
      high.add(scores.means[place], part)
      low.add(scores.means[place], weight - part)
    }
    guard let upper = high.fitted(to: scores), let lower = low.fitted(to: scores) else { return }
    (self.upper, self.lower) = (upper, lower)
    share = min(1 - 1e-12, max(1e-12, high.weight / scores.total))
  }

  /// Where both groups are equally likely, between their means.
  var border: Double? {
    guard upper.mean > lower.mean else { return nil }
    func lead(_ score: Double) -> Double {
      log(share) + upper.logDensity(score) - log1p(-share) - lower.logDensity(score)
    }
    guard lead(lower.mean) < 0, lead(upper.mean) > 0 else { return nil }
    var (low, high) = (lower.mean, upper.mean)
    for _ in 0..<200 where low < high {
      let middle = low / 2 + high / 2
      guard middle > low, middle < high else { break }
      if lead(middle) > 0 { high = middle } else { low = middle }
    }
    return high
  }
}

/// What scores add up to, each by the part of it that belongs to a group.
private struct Group {
  var weight = 0.0
  var sum = 0.0
  var squares = 0.0

  mutating func add(_ score: Double, _ part: Double) {
    weight += part
    sum += part * score
    squares += part * score * score
  }

  func fitted(to scores: GroupedScores) -> NormalDistribution? {
    guard weight > 1e-9 * scores.total else { return nil }
    let mean = sum / weight
    let variance = max(1e-6 * scores.variance, squares / weight - mean * mean)
    return NormalDistribution(mean: mean, deviation: variance.squareRoot())
  }
}

extension NormalDistribution {
  /// The logarithm of the density at the mean.
  fileprivate var peak: Double { logDensity(mean) }

  /// What the logarithm of the density loses on the way from the mean to a value.
  fileprivate func halfSquare(_ value: Double) -> Double {
    let z = (value - mean) / deviation
    return z * z / 2
  }
}
