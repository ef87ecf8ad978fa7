public import Artifacts
import Specs
import Vocabulary

/// What two programs took for the same spec, one after the other in one job, round by round.
///
/// In each round the old one runs twice and the new one between: how far the old one differs from itself is what a
/// ratio must exceed to mean anything.
public struct Duel: Sendable {
  /// One round: what the settings of a run cost by each program.
  public struct Round: Sendable {
    let old: Baseline
    let new: Baseline
    let oldAgain: Baseline

    public init(old: Baseline, new: Baseline, oldAgain: Baseline) {
      (self.old, self.new, self.oldAgain) = (old, new, oldAgain)
    }
  }

  let rounds: [Round]

  /// With fewer rounds there is no telling how much they differ.
  public static let fewestRounds = 3

  public init(_ rounds: [Round]) { self.rounds = rounds }

  /// The rounds of one cost of one setting; `nil` where a program did not measure it.
  func bout(of setting: Baseline.Setting, _ cost: GateRule.Cost) -> Bout? {
    func value(_ state: Baseline) -> Double? {
      guard
        let found = state.settings.first(where: {
          $0.dataset == setting.dataset && $0.name == setting.name
        })
      else { return nil }
      let numbers = found.trials.compactMap { cost.measured(of: $0.costs)?.quantity.number }
      return numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    }
    let taken = rounds.compactMap { round -> Bout.Round? in
      guard let old = value(round.old), let new = value(round.new),
        let again = value(round.oldAgain), min(old, new, again) > 0
      else { return nil }
      return Bout.Round(old: old, new: new, oldAgain: again)
    }
    guard taken.count == rounds.count, taken.count >= Self.fewestRounds,
      let name = setting.trials.lazy.compactMap({ cost.measured(of: $0.costs)?.name }).first
    else { return nil }
    return Bout(name: name, rounds: taken)
  }
}
