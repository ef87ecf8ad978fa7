import Formats
import Foundation
import Scoring
import Vocabulary

/// The fixture called `name`, from the folder beside this file.
func fixture(_ name: String) throws -> JSON {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  return try JSON.read(folder.appending(path: name).path)
}

/// Whether long checks run too.
let isDeep = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1"

/// Ranks scores against labels that are 1 for an anomaly.
func ranking(_ labels: [Int], _ scores: [Double]) throws -> Ranking {
  try Ranking(Scores(scores), Labels(anomalies: labels.map { $0 == 1 }))
}

extension Quantity {
  /// Whether this is a number no farther from `value` than `tolerance`, or both are undefined.
  func isClose(to value: Double?, within tolerance: Double) -> Bool {
    guard let number, let value else { return number == nil && value == nil }
    return abs(number - value) <= tolerance
  }
}

extension [Vocabulary.Measurement] {
  subscript(name: String) -> Vocabulary.Measurement? { self[MetricName(name)] }
}
