import Decisions
import Forms
import Numerics
import Vocabulary

/// Small evidence that many tests share.
enum Examples {
  /// Ten rows: anomalies at 0.9, 0.8 and 0.5, ordinary rows at 0.7 and below.
  static let ten: Evidence = try! Evidence(
    Scores([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0]),
    labels: Labels(
      anomalies: [true, true, false, false, true, false, false, false, false, false]))

  /// `count` scores 0.5 / count, 1.5 / count, … without labels.
  static func even(_ count: Int, basis: ThresholdBasis = .validation) -> Evidence {
    try! Evidence(Scores((0..<count).map { (Double($0) + 0.5) / Double(count) }), basis: basis)
  }

  /// The same, all labeled ordinary.
  static func clean(_ count: Int) -> Evidence {
    try! Evidence(
      Scores((0..<count).map { (Double($0) + 0.5) / Double(count) }),
      labels: Labels(anomalies: [Bool](repeating: false, count: count)))
  }

  /// Draws of a distribution by its quantile function.
  static func draws(_ count: Int, seed: UInt64, _ quantile: (Double) -> Double) -> [Double] {
    var chance = Seed(seed).generator()
    return (0..<count).map { _ in quantile(chance.uniform()) }
  }
}

/// The request that a spec would write so.
func asked(_ text: String) throws -> ThresholdRequest {
  try ThresholdMethods.choices.make(text, from: "test")
}

extension ThresholdRequest {
  /// The choice without resampling, for tests of what is chosen.
  func plain(_ evidence: Evidence) -> ThresholdChoice {
    choose(from: evidence, resampling: .none, seed: Seed(1))
  }
}
