import Scoring
import Vocabulary

/// What is said of each scored row, in this order.
struct ScoreColumns: Sendable {
  let hasIDs: Bool
  let hasTimes: Bool
  /// What the calibrated score is called; `nil` where scores stay as they are.
  let calibrated: String?
  /// Whether the model says how sure it is.
  let hasConfidences: Bool
  let hasVerdicts: Bool
  let hasTiers: Bool
  /// How many reasons are told of each row.
  let reasons: Int

  var names: [String] {
    ["row"] + (hasIDs ? ["id"] : []) + (hasTimes ? ["time"] : []) + ["score"]
      + [calibrated].compactMap(\.self) + (hasConfidences ? ["confidence"] : []) + ["alarm"]
      + (hasTiers ? ["tier", "effect"] : [])
      + (1...max(1, reasons)).prefix(reasons).flatMap { ["reason_\($0)", "part_\($0)"] }
  }
}

extension ScoreMeaning {
  /// The name of a column that holds it.
  var column: String? { self == .none ? nil : rawValue }

  /// What a calibrated score is called so: a p-value is what is left of 1.
  func shown(_ calibrated: Double) -> Double { self == .pValue ? 1 - calibrated : calibrated }
}
