extension Ranking {
  /// The area under the receiver operating characteristic: the chance that an anomaly scores higher than
  /// an ordinary row, where an equal score counts half.
  ///
  /// - Returns: `nil` if there are no anomalies or no ordinary rows: there is then nothing to tell apart.
  public var rocAUC: Double? {
    guard anomalies > 0, ordinary > 0 else { return nil }
    var (twice, before, passed) = (0, 0, 0)
    for step in 0..<steps {
      let (tp, fp) = (Int(found[step]), Int(alarmed[step]))
      twice += (before + tp) * (fp - passed)
      (before, passed) = (tp, fp)
    }
    return Double(twice) / (2 * Double(anomalies) * Double(ordinary))
  }

  /// The area under the steps of precision over recall, never interpolated.
  ///
  /// - Returns: `nil` if there are no anomalies: there is then nothing to find.
  public var averagePrecision: Double? {
    guard anomalies > 0 else { return nil }
    var (sum, before) = (0.0, 0)
    for step in 0..<steps where found[step] > before {
      let (tp, fp) = (Int(found[step]), Int(alarmed[step]))
      sum += Double(tp - before) * (Double(tp) / Double(tp + fp))
      before = tp
    }
    return sum / Double(anomalies)
  }
}
