import Foundation
import Scoring
import Vocabulary

extension Sample {
  /// What thresholds do, from one that nothing exceeds to one that everything does: every cut between
  /// distinct scores, or about `points` of them: half evenly spread, half the closer the higher, since it
  /// is among the highest scores that thresholds are chosen.
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
    return Self.places(points, among: cuts.count).map {
      point(rates(above: cuts[$0].value), at: cuts[$0].value)
    }
  }

  private static func places(_ points: Int, among cuts: Int) -> [Int] {
    guard cuts > points else { return Array(0..<cuts) }
    let last = Double(cuts - 1)
    let half = max(2, points / 2)
    let even = (0..<half).map { last * Double($0) / Double(half - 1) }
    let dense = (0..<half).map { exp(log(last) * Double($0) / Double(half - 1)) }
    let sorted = (even + dense).map { Int($0.rounded()) }.sorted()
    return sorted.enumerated().filter { $0.offset == 0 || $0.element > sorted[$0.offset - 1] }
      .map(\.element)
  }

  private func point(_ rates: Rates, at threshold: Double) -> TuningPoint {
    TuningPoint(
      threshold: threshold, alarms: rates.alarms, precision: rates.confusion?.precision,
      recall: rates.confusion?.recall, f1: rates.confusion?.f1,
      falsePositiveRate: rates.confusion?.falsePositiveRate,
      alertsPerDay: rates.quantity(.alertsPerDay)?.number, costPerRow: rates.costPerRow)
  }
}
