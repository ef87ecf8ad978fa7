import Foundation

/// Scores thinned to the means of equally large groups of neighbors.
struct GroupedScores {
  let means: [Double]
  /// How many scores each group has: a whole number, or one more.
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

  /// log(1 + number) for the number of each group, times its weight, added up.
  ///
  /// One logarithm of a product does for 64 groups: of factors up to 2 it is at most 2^64.
  ///
  /// - Precondition: no number is below 0 or above 1.
  func sumOfLogarithms(ofOneMore numbers: [Double]) -> Double {
    let least = weights.min() ?? 0
    var sum = 0.0
    for start in stride(from: 0, to: numbers.count, by: 64) {
      var (all, heavier) = (1.0, 1.0)
      for place in start..<min(start + 64, numbers.count) {
        all *= 1 + numbers[place]
        if weights[place] > least { heavier *= 1 + numbers[place] }
      }
      sum += least * log(all) + log(heavier)
    }
    return sum
  }
}
