import Numerics
import Vocabulary

extension Interval {
  /// The shares that `part` of `whole` rows is compatible with (Clopper and Pearson 1934); `nil` of none.
  init?(share part: Int, of whole: Int, level: Double = 0.95) {
    guard whole > 0 else { return nil }
    let outside = (1 - level) / 2
    let (hits, rest) = (Double(part), Double(whole - part))
    self.init(
      lower: part == 0 ? 0 : BetaDistribution(hits, rest + 1).quantile(outside),
      upper: part == whole ? 1 : BetaDistribution(hits + 1, rest).upperQuantile(outside),
      level: level, method: "Clopper–Pearson")
  }
}
