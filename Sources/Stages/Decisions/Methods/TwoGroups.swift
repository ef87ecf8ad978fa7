import Forms
import Foundation
import Numerics
import Vocabulary
import Wording

/// The crossing of two normal distributions that are fitted together by expectation and maximization: where
/// a score is as likely to come from the upper as from the lower.
///
/// It is refused where one normal distribution explains the scores as well, by Schwarz's criterion.
struct TwoGroups: ThresholdMethod {
  static let name = "mixture"
  static let help = "Where the higher of two fitted groups of scores takes over."

  let settings: Settings<Self>

  var wish: String { "the border between two normal groups of scores" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try sample.checkSeveral(for: wish)
    let scores = GroupedScores(sample.scores, groups: 512)
    guard let fit = TwoNormals(scores), let border = fit.border else {
      throw Infeasibility(
        "The \(Phrase.counted(sample.count, "score")) do not fall into two groups.",
        lacking: "groups", needed: 2, found: 1)
    }
    let gain = fit.likelihood - scores.normalLikelihood
    let price = 1.5 * log(scores.total)
    guard gain > price else {
      throw Infeasibility(
        "The \(Phrase.counted(sample.count, "score")) do not fall into two groups: a second group explains them"
          + " better by \(Figures.significant(gain)) in log-likelihood, and only from \(Figures.significant(price)) on would"
          + " that be more than chance.",
        lacking: "log-likelihood", needed: price, found: gain)
    }
    return Selection(
      border, among: sample.scores,
      "Scores above \(Figures.significant(border)) belong to the upper of two groups (means"
        + " \(Figures.significant(fit.lower.mean)) and \(Figures.significant(fit.upper.mean)), the upper one"
        + " \(Figures.percent(fit.share)) of the rows).")
  }
}

/// Scores thinned to the means of equally large groups of neighbors.
struct GroupedScores {
  let means: [Double]
  let weights: [Double]
  let total: Double
  let mean: Double
  let variance: Double

  init(_ ascending: [Double], groups: Int) {
    let groups = min(groups, ascending.count)
    var (means, weights): ([Double], [Double]) = ([], [])
    for group in 0..<groups {
      let part = ascending[
        (group * ascending.count / groups)..<((group + 1) * ascending.count / groups)]
      means.append(part.reduce(0, +) / Double(part.count))
      weights.append(Double(part.count))
    }
    self.means = means
    self.weights = weights
    let total = Double(ascending.count)
    let mean = zip(means, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    variance = zip(means, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total
    self.mean = mean
    self.total = total
  }

  /// The log-likelihood of one normal distribution.
  var normalLikelihood: Double { -total / 2 * (log(2 * Double.pi * variance) + 1) }
}

/// Two normal distributions and the share of the upper one.
struct TwoNormals {
  var lower: NormalDistribution
  var upper: NormalDistribution
  var share: Double
  var likelihood = -Double.infinity

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

  private mutating func improve(_ scores: GroupedScores) {
    var sums = (weight: 0.0, mean: 0.0, square: 0.0)
    var rest = (weight: 0.0, mean: 0.0, square: 0.0)
    likelihood = 0
    for (score, weight) in zip(scores.means, scores.weights) {
      let high = log(share) + upper.logDensity(score)
      let low = log1p(-share) + lower.logDensity(score)
      let both = max(high, low) + log1p(exp(-abs(high - low)))
      likelihood += weight * both
      let part = weight * exp(high - both)
      sums = (sums.weight + part, sums.mean + part * score, sums.square + part * score * score)
      let other = weight - part
      rest = (rest.weight + other, rest.mean + other * score, rest.square + other * score * score)
    }
    let floor = 1e-6 * scores.variance
    func group(_ sums: (weight: Double, mean: Double, square: Double)) -> NormalDistribution? {
      guard sums.weight > 1e-9 * scores.total else { return nil }
      let mean = sums.mean / sums.weight
      let variance = max(floor, sums.square / sums.weight - mean * mean)
      return NormalDistribution(mean: mean, deviation: variance.squareRoot())
    }
    guard let high = group(sums), let low = group(rest) else { return }
    (upper, lower) = (high, low)
    share = min(1 - 1e-12, max(1e-12, sums.weight / scores.total))
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
