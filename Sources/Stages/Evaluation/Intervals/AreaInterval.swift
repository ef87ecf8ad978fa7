public import Scoring
public import Vocabulary

extension Interval {
  /// The interval of a ranking's ROC area: DeLong's; Newcombe's where a class has fewer than ten rows or
  /// the variance is 0.
  ///
  /// - Returns: `nil` if a class is empty.
  public static func rocAUC(
    of ranking: Ranking, level: ConfidenceLevel = .standard
  ) -> Interval? {
    guard let area = ranking.rocAUC else { return nil }
    guard min(ranking.anomalies, ranking.ordinary) >= 10, let variance = ranking.deLongVariance,
      variance > 0
    else { return newcombe(area, ranking.anomalies, ranking.ordinary, level) }
    let reach = level.deviations * variance.squareRoot()
    return Interval(
      lower: max(0, area - reach), upper: min(1, area + reach), level: level.value, method: "DeLong"
    )
  }

  /// Newcombe's method 5 (2006): the areas from which the one observed is not too far away, by the
  /// variance of Hanley and McNeil with both class sizes replaced by their mean. Never of zero width.
  static func newcombe(
    _ area: Double, _ anomalies: Int, _ ordinary: Int, _ level: ConfidenceLevel
  ) -> Interval {
    let size = Double(anomalies + ordinary) / 2 - 1
    let pairs = Double(anomalies) * Double(ordinary)
    let z = level.deviations
    /// Whether `truth` is too far from what was observed.
    func isRefused(_ truth: Double) -> Bool {
      let more = size * ((1 - truth) / (2 - truth) + truth / (1 + truth))
      let variance = truth * (1 - truth) * (1 + more) / pairs
      return (area - truth) * (area - truth) > z * z * variance
    }
    return Interval(
      lower: area == 0 ? 0 : border(from: area, to: 0, isRefused),
      upper: area == 1 ? 1 : border(from: area, to: 1, isRefused), level: level.value,
      method: "Newcombe")
  }

  /// Where on the way from one number to another something begins to be refused, by bisection.
  private static func border(
    from start: Double, to end: Double, _ isRefused: (Double) -> Bool
  ) -> Double {
    var (held, refused) = (start, end)
    for _ in 0..<100 {
      let middle = (held + refused) / 2
      if isRefused(middle) { refused = middle } else { held = middle }
    }
    return held
  }
}
