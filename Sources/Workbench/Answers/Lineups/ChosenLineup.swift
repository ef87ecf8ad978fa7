import Artifacts
import Evaluation
import Machine
import Numerics
import Specs
import Trials

/// A lineup with what was chosen of it: made once, for the answer, the tables, the phases that need the
/// chosen trials, and comparisons.
struct ChosenLineup {
  let lineup: Lineup
  let scores: LineupScores?
  /// All entrants on test rows.
  let onTest: Contest?
  /// Why nothing is chosen, where the rows that choose are of one class, or excess mass would choose by chance.
  let refusal: String?
  /// `nil` if no competitor has a value to be chosen by, or the choice is refused.
  let choice: LineupChoice?
  /// How far the detectors agree, where no label says which is right.
  let agreement: SummaryRecord.Agreement?

  init(_ lineup: Lineup, of experiment: Experiment, in folder: RunFolder) throws(FileError) {
    self.lineup = lineup
    let selection = experiment.selection
    let valued = lineup.entrants.filter { $0.mean { selection.value(of: $0.findings) } != nil }
    scores =
      selection.rankingMetric == nil
      ? nil
      : try LineupScores(of: valued, on: lineup.occasions, in: folder, for: experiment.questions)
    onTest = scores.flatMap { scores in
      selection.rankingMetric.flatMap {
        try? Contest(scores.test, by: $0, seed: Seed(1).split("test"))
      }
    }
    refusal = lineup.refusalOfOneClass ?? lineup.refusalWithoutLabels(by: selection)
    choice =
      refusal != nil
      ? nil
      : try LineupChoice(
        of: lineup, scores, by: selection, preferring: experiment.preference, in: folder)
    agreement = try lineup.agreement(by: selection, in: folder)
  }
}
