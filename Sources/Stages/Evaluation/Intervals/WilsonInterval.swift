public import Vocabulary

extension Interval {
  /// The interval of a rate that was seen `part` times in `whole` independent trials (Wilson 1927).
  ///
  /// - Precondition: `0 ≤ part ≤ whole`, and `whole` is above 0.
  public static func wilson(
    _ part: Int, of whole: Int, level: ConfidenceLevel = .standard
  ) -> Interval {
    precondition(part >= 0 && part <= whole && whole > 0, "\(part) of \(whole)")
    let z = level.deviations
    let trials = Double(whole)
    let rate = Double(part) / trials
    let shrink = 1 + z * z / trials
    let center = (rate + z * z / (2 * trials)) / shrink
    let spread = (rate * (1 - rate) / trials + z * z / (4 * trials * trials)).squareRoot()
    let reach = z / shrink * spread
    return Interval(
      lower: part == 0 ? 0 : max(0, center - reach),
      upper: part == whole ? 1 : min(1, center + reach), level: level.value, method: "Wilson")
  }
}
