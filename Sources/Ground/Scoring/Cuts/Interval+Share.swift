import Numerics
public import Vocabulary

extension Interval {
  /// The shares that `part` of `whole` rows is compatible with (Clopper and Pearson 1934); `nil` of none.
  ///
  /// It contains the truth at least as often as it says, whatever the truth is. Wilson's, which is
  /// narrower, does so on average only: of rare things, such as the false alarms of a good threshold, down
  /// to 83 % of the time at 95 %.
  public init?(share part: Int, of whole: Int, level: ConfidenceLevel = .standard) {
    precondition(part >= 0 && part <= whole, "\(part) of \(whole)")
    guard whole > 0 else { return nil }
    let outside = (1 - level.value) / 2
    let (hits, rest) = (Double(part), Double(whole - part))
    self.init(
      lower: part == 0 ? 0 : BetaDistribution(hits, rest + 1).quantile(outside),
      upper: part == whole ? 1 : BetaDistribution(hits + 1, rest).upperQuantile(outside),
      level: level.value, method: "Clopper–Pearson")
  }
}
