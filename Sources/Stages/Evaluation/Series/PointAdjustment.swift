public import Numerics
import Scoring
public import Vocabulary

/// F1 after point adjustment, which counts a whole event as found once one of its steps alarms, beside
/// what scores without any meaning reach by it (Kim et al. 2022 show that they reach much).
public struct PointAdjustment: Sendable, Equatable {
  /// The best adjusted F1 of the scores, at an oracle threshold.
  public let f1: Double
  /// The mean of the same of uniformly random scores.
  public let ofRandomScores: Double

  /// How many sets of random scores are tried.
  public static let controls = 10

  /// - Returns: `nil` without events.
  public init?(_ scores: Scores, _ labels: Labels, seed: Seed) {
    let events = labels.segments
    guard !events.isEmpty,
      let own = OracleSweep(scores, { Self.adjusted($0, labels, events).f1 })
    else { return nil }
    f1 = own.best
    var sum = 0.0
    for control in 0..<Self.controls {
      var generator = seed.split("random scores", control).generator()
      let random = Scores(scores.values.map { _ in generator.uniform() })
      sum += OracleSweep(random) { Self.adjusted($0, labels, events).f1 }?.best ?? 0
    }
    ofRandomScores = sum / Double(Self.controls)
  }

  /// Counts verdicts after all steps of each detected event are taken to have alarmed.
  static func adjusted(_ verdicts: Verdicts, _ labels: Labels, _ events: Segments) -> Confusion {
    var (found, inside, all) = (0, 0, 0)
    for event in events {
      let alarms = event.count { verdicts.values[$0] }
      inside += alarms
      all += event.count
      if alarms > 0 { found += event.count }
    }
    let wrong = verdicts.alarms - inside
    return Confusion(
      truePositives: found, falsePositives: wrong, falseNegatives: all - found,
      trueNegatives: verdicts.count - all - wrong)
  }
}
