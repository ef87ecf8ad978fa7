import Scoring

extension Ranking {
  /// The area under the precision–recall–gain curve (Flach and Kull 2015) where recall gain is above 0,
  /// by trapezoids over the steps, without a convex hull.
  ///
  /// A step is a straight line in gain space too, so the curve is cut exactly where recall gain is 0.
  ///
  /// - Returns: `nil` if there are no anomalies or no ordinary rows.
  var precisionRecallGainArea: Double? {
    guard anomalies > 0, ordinary > 0 else { return nil }
    let odds = Double(anomalies) / Double(ordinary)
    // So many anomalies are found where recall gain is 0.
    let start = Double(anomalies) * Double(anomalies) / Double(rows)
    var (area, last): (Double, (recall: Double, precision: Double)?) = (0, nil)
    for step in 0..<steps where Double(truePositives(step + 1)) >= start {
      let (tp, fp) = (Double(truePositives(step + 1)), Double(falsePositives(step + 1)))
      if last == nil {
        let (left, low) = (Double(truePositives(step)), Double(falsePositives(step)))
        let crossing = low + (fp - low) * (start - left) / (tp - left)
        last = (0, 1 - odds * crossing / start)
      }
      let recall = 1 - odds * (Double(anomalies) - tp) / tp
      let precision = 1 - odds * fp / tp
      area += (recall - last!.recall) * (precision + last!.precision) / 2
      last = (recall, precision)
    }
    return area
  }
}
