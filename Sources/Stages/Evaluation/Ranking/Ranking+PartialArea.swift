import Scoring

extension Ranking {
  /// The area under the ROC curve up to a false positive rate of `limit`, brought to the scale of the
  /// whole area: 1 at best, 0.5 by chance (McClish 1989).
  ///
  /// - Returns: `nil` if there are no anomalies or no ordinary rows.
  func partialROCArea(upTo limit: Double) -> Double? {
    guard let area = rocArea(upTo: limit) else { return nil }
    let chance = limit * limit / 2
    return (1 + (area - chance) / (limit - chance)) / 2
  }

  /// The plain area under the ROC curve between the false positive rates 0 and `limit`.
  func rocArea(upTo limit: Double) -> Double? {
    guard anomalies > 0, ordinary > 0 else { return nil }
    let end = limit * Double(ordinary)
    var area = 0.0
    for step in 0..<steps {
      let (left, right) = (Double(falsePositives(step)), Double(falsePositives(step + 1)))
      guard right > left else { continue }
      guard left < end else { break }
      let (low, high) = (Double(truePositives(step)), Double(truePositives(step + 1)))
      let reached = min(right, end)
      let top = low + (high - low) * (reached - left) / (right - left)
      area += (reached - left) * (low + top) / 2
    }
    return area / (Double(anomalies) * Double(ordinary))
  }
}
