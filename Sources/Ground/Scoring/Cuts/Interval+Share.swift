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

  /// The shares that are compatible with what groups of rows have, which are no independent evidence (Korn and
  /// Graubard 1998): as many rows as would spread alike if each stood alone, and no more than that is known of.
  ///
  /// - Parameter groups: For each group, how many of how many rows.
  /// - Returns: `nil` of no rows, or of fewer than two groups.
  public init?(shareOfGroups groups: [(part: Int, whole: Int)], level: ConfidenceLevel = .standard)
  {
    let groups = groups.filter { $0.whole > 0 }
    let (part, whole) = groups.reduce((0, 0)) { ($0.0 + $1.part, $0.1 + $1.whole) }
    guard groups.count > 1, whole > 0 else { return nil }
    let (share, count) = (Double(part) / Double(whole), Double(groups.count))
    let deviations = groups.reduce(0.0) { sum, group in
      let deviation = Double(group.part) - share * Double(group.whole)
      return sum + deviation * deviation
    }
    let variance = count / (count - 1) * deviations / Double(whole) / Double(whole)
    var rows = min(Double(whole), count)
    if variance > 0 {
      let outside = (1 + level.value) / 2
      let known =
        StudentTDistribution(degrees: Double(whole - 1)).quantile(outside)
        / StudentTDistribution(degrees: count - 1).quantile(outside)
      rows = min(Double(whole), share * (1 - share) / variance * known * known)
    }
    let (hits, rest) = (share * rows, (1 - share) * rows)
    let lower = part == 0 ? 0 : BetaDistribution(hits, rest + 1).quantile((1 - level.value) / 2)
    self.init(
      lower: lower < 1e-12 ? 0 : lower,  // less than any number of rows could show
      upper: part == whole
        ? 1 : BetaDistribution(hits + 1, rest).upperQuantile((1 - level.value) / 2),
      level: level.value, method: "Korn–Graubard, \(groups.count) groups")
  }
}
