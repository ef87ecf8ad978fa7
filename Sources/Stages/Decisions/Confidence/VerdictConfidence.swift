import Foundation
import Numerics
public import Vocabulary
import Wording

/// How sure a verdict is: how likely it would be the same had the training rows been others of their kind
/// (ExCeeD, Perini et al. 2020).
///
/// A score's posterior chance of lying above an ordinary one is p = (1 + #{training ≤ score}) / (2 + *n*).
/// The threshold leaves a share of the *n* training scores above it; the chance that at least as many of
/// *n* draws with chance p lie below the score is the confidence that it alarms.
public struct VerdictConfidence: Sendable, Equatable {
  private let training: SortedSample
  /// How many of the training scores alarm.
  private let alarms: Int

  /// - Parameter contamination: the share of training scores that the threshold leaves above it.
  public init(training: Scores, contamination: Double) throws(SettingError) {
    guard training.count > 0, training.values.allSatisfy({ !$0.isNaN }) else {
      throw SettingError(
        "training scores", mustBe: "at least one, each a number",
        not: Phrase.counted(training.count, "score"))
    }
    let share = try ThresholdRequest.check(inner: "contamination", contamination)
    self.training = SortedSample(training.values)
    alarms = Int(share * Double(training.count))
  }

  /// The confidence, in 0…1, of the verdict on a row with `score`.
  public func confidence(score: Double, isAlarm: Bool) -> Double {
    let rows = training.count
    let below = score.isNaN ? rows : training.count(atMost: score)
    let chance = Double(1 + below) / Double(2 + rows)
    let draws = BinomialDistribution(trials: rows, chance: chance)
    let atLeast = draws.probability(above: Double(rows - alarms))
    return isAlarm ? atLeast : draws.probability(atMost: Double(rows - alarms))
  }

  /// Whether a verdict is too unsure to be used: its confidence is hardly farther from one half than
  /// `tolerance` allows (Perini and Davis 2023). The higher the tolerance, the more are rejected.
  public func isRejected(score: Double, isAlarm: Bool, tolerance: Double = 32) -> Bool {
    let confidence = confidence(score: score, isAlarm: isAlarm)
    return 2 * abs(confidence - 0.5) <= 1 - 2 * exp(-tolerance)
  }
}
