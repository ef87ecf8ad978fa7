import Numerics
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The score that a share `tail` would exceed, were scores normally distributed.
  public static func gaussian(tail: Double) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(FittedTail(shape: .normal, tail: try check(inner: "tail", tail)))
  }

  /// The score that a share `tail` would exceed, were scores gamma distributed.
  public static func gamma(tail: Double) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(FittedTail(shape: .gamma, tail: try check(inner: "tail", tail)))
  }
}

/// The quantile of a distribution that has the mean and the variance of the scores.
struct FittedTail: ThresholdMethod {
  enum Shape: String {
    case normal
    case gamma
  }

  let shape: Shape
  let tail: Double

  var name: String { shape == .normal ? "gaussian" : "gamma" }
  var wish: String {
    "the upper \(Figures.percent(tail)) of a fitted \(shape.rawValue) distribution"
  }

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
    let value: Double
    switch shape {
    case .normal:
      let normal = NormalDistribution(mean: moments.mean, deviation: variance.squareRoot())
      value = normal.upperQuantile(tail)
    case .gamma:
      guard sample.scores[0] >= 0 else {
        throw Infeasibility(
          "\(wish.capitalizedFirst) needs scores of at least 0; the lowest is"
            + " \(Figures.significant(sample.scores[0])).",
          lacking: "lowest score", needed: 0, found: sample.scores[0])
      }
      let gamma = GammaDistribution(
        shape: moments.mean * moments.mean / variance, scale: variance / moments.mean)
      value = gamma.upperQuantile(tail)
    }
    let alarms = sample.alarms(above: value)
    return Selection(
      value, among: sample.scores,
      "If scores \(shape == .normal ? "were normally distributed" : "followed a gamma distribution"), \(Figures.percent(tail)) would lie above"
        + " \(Figures.significant(value)); \(Figures.percent(Double(alarms) / Double(sample.count))) of these"
        + " \(Phrase.counted(sample.count, "row")) do.")
  }
}
