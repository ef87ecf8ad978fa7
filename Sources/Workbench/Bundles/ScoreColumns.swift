import Scoring
import Vocabulary

/// What is said of each scored row, in this order.
struct ScoreColumns: Sendable {
  let hasIDs: Bool
  let hasTimes: Bool
  /// What the calibrated score is called; `nil` where scores stay as they are.
  let calibrated: String?
  let hasVerdicts: Bool

  var names: [String] {
    ["row"] + (hasIDs ? ["id"] : []) + (hasTimes ? ["time"] : []) + ["score"]
      + [calibrated].compactMap(\.self) + ["alarm"]
  }
}

extension ScoreMeaning {
  /// The name of a column that holds it.
  var column: String? { self == .none ? nil : rawValue }

  /// What a calibrated score is called so: a p-value is what is left of 1.
  func shown(_ calibrated: Double) -> Double { self == .pValue ? 1 - calibrated : calibrated }
}
