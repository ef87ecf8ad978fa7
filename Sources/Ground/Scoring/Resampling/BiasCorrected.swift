import Numerics
import Vocabulary

/// What resamples say of an estimate: where its quantiles lie once bias and skewness are allowed for.
struct BiasCorrected {
  private let sorted: [Double]
  private let bias: Double
  private let acceleration: Double

  init(_ estimate: Double, _ replicates: [Double], acceleration: Double) {
    sorted = replicates.numericallySorted()
    let below = Double(replicates.count { $0 < estimate })
    let equal = Double(replicates.count { $0 == estimate })
    bias = NormalDistribution.standard.quantile((below + equal / 2) / Double(replicates.count))
    self.acceleration = acceleration
  }

  /// - Returns: `nil` if all resamples agree, or lie on one side, or so many agree that the interval would be of
  ///   no width.
  func interval(_ level: ConfidenceLevel, method: String) -> Interval? {
    guard bias.isFinite, let first = sorted.first, let last = sorted.last, first < last
    else { return nil }
    let (lower, upper) = (quantile((1 - level.value) / 2), quantile((1 + level.value) / 2))
    guard lower < upper else { return nil }
    return Interval(lower: lower, upper: upper, level: level.value, method: method)
  }

  private func quantile(_ share: Double) -> Double {
    let shifted = bias + NormalDistribution.standard.quantile(share)
    let scale = 1 - acceleration * shifted
    let corrected =
      scale > 0
      ? NormalDistribution.standard.probability(atMost: bias + shifted / scale)
      : (shifted > 0 ? 1 : 0)
    let place = min(max(corrected * Double(sorted.count + 1) - 1, 0), Double(sorted.count - 1))
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }
}
