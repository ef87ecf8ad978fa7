import Scoring
import Vocabulary

extension Sample {
  /// What thresholds do, from one that nothing exceeds to one that everything does: every cut between
  /// distinct scores, or at most `points` of them, at evenly spread places.
  func tuningCurve(points: Int) -> [TuningPoint] {
    var cuts = [Separator(above: scores.last!)]
    var next = count - 1
    while next > 0 {
      if scores[next - 1] < scores[next] {
        cuts.append(Separator(between: scores[next - 1], and: scores[next]))
      }
      next -= 1
    }
    cuts.append(Separator(below: scores[0]))
    let places =
      cuts.count <= points
      ? Array(cuts.indices) : (0..<points).map { $0 * (cuts.count - 1) / (points - 1) }
    return places.map { point(rates(above: cuts[$0].value), at: cuts[$0].value) }
  }

  private func point(_ rates: Rates, at threshold: Double) -> TuningPoint {
    TuningPoint(
      threshold: threshold, alarms: rates.alarms, precision: rates.confusion?.precision,
      recall: rates.confusion?.recall, f1: rates.confusion?.f1,
      falsePositiveRate: rates.confusion?.falsePositiveRate,
      alertsPerDay: rates.quantity("alerts_per_day")?.number, costPerRow: rates.costPerRow)
  }
}
