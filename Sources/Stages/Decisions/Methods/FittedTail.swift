import Forms
import Numerics
import Vocabulary
import Wording

/// The quantile of a distribution that has the mean and the variance of the scores.
protocol FittedTail: ThresholdMethod {
  /// The distribution, as it stands in a sentence: `normal`.
  static var shape: String { get }
  /// What scores would be that follow it, in words: `were normally distributed`.
  static var condition: String { get }
  static var tail: Key<Self, Double> { get }

  /// The score that a share `tail` lies above.
  func quantile(
    _ tail: Double, mean: Double, variance: Double, of sample: Sample
  ) throws(Infeasibility) -> Double
}

extension FittedTail {
  static var keys: [any FormKey<Self>] { [tail] }

  private var tail: Double { settings[Self.tail] }

  var wish: String { "the upper \(Figures.percent(tail)) of a fitted \(Self.shape) distribution" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try sample.checkSeveral(for: wish)
    let moments = RunningMoments(sample.scores)
    let variance = moments.populationVariance ?? 0
    guard variance > 0, variance.isFinite else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs scores that spread; all \(Phrase.counted(sample.count, "row"))"
          + " score \(Figures.significant(moments.mean)).",
        lacking: "distinct scores", needed: 2, found: 1)
    }
    let value = try quantile(tail, mean: moments.mean, variance: variance, of: sample)
    let alarms = sample.alarms(above: value)
    return Selection(
      value, among: sample.scores,
      "If scores \(Self.condition), \(Figures.percent(tail)) would lie above"
        + " \(Figures.significant(value)); \(Figures.percent(Double(alarms) / Double(sample.count))) of these"
        + " \(Phrase.counted(sample.count, "row")) do.")
  }
}

struct NormalTail: FittedTail {
  static let name = "gaussian"
  static let help = "A tail of a fitted normal distribution."
  static let shape = "normal"
  static let condition = "were normally distributed"
  static let tail = Key<Self, Double>.tail

  let settings: Settings<Self>

  func quantile(
    _ tail: Double, mean: Double, variance: Double, of sample: Sample
  ) throws(Infeasibility) -> Double {
    NormalDistribution(mean: mean, deviation: variance.squareRoot()).upperQuantile(tail)
  }
}

struct GammaTail: FittedTail {
  static let name = "gamma"
  static let help = "A tail of a fitted gamma distribution."
  static let shape = "gamma"
  static let condition = "followed a gamma distribution"
  static let tail = Key<Self, Double>.tail

  let settings: Settings<Self>

  func quantile(
    _ tail: Double, mean: Double, variance: Double, of sample: Sample
  ) throws(Infeasibility) -> Double {
    guard sample.scores[0] >= 0 else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs scores of at least 0; the lowest is"
          + " \(Figures.significant(sample.scores[0])).",
        lacking: "lowest score", needed: 0, found: sample.scores[0])
    }
    return GammaDistribution(shape: mean * mean / variance, scale: variance / mean)
      .upperQuantile(tail)
  }
}

extension Key where Value == Double {
  fileprivate static var tail: Key {
    .key("tail", .innerShare, or: 0.001, "The share of the distribution above the threshold.")
  }
}
