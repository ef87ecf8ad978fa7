import Foundation
import Scoring

extension Ranking {
  /// The area under the precision–recall curve where, between two steps, false alarms grow in proportion
  /// to what is found (Davis and Goadrich 2006); within a step of equal scores likewise.
  ///
  /// - Returns: `nil` if there are no anomalies.
  var interpolatedPrecisionRecallArea: Double? {
    guard anomalies > 0 else { return nil }
    var sum = 0.0
    for step in 0..<steps {
      let before = truePositives(step)
      let gained = Double(truePositives(step + 1) - before)
      guard gained > 0 else { continue }
      let passed = Double(before + falsePositives(step))
      let size = Double(truePositives(step + 1) + falsePositives(step + 1)) - passed
      let square = gained * gained / size
      if passed == 0 {
        sum += square
      } else {
        let growth = log((passed + size) / passed)
        sum += square * (1 + growth * (Double(before) / gained - passed / size))
      }
    }
    return sum / Double(anomalies)
  }
}
