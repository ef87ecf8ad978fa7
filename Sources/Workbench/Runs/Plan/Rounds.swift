import Artifacts
import Machine
import Specs
import Trials

/// The trials of a run, round by round: one round, or those of a halving search.
///
/// In a halving search every setting is tried on a part of the training rows, the best share of them on
/// more, and so on until the last round has all rows. What goes on is decided by validation rows, for
/// each data set alone, so that a round can be planned again from the records of those before it.
struct Rounds {
  private let plan: Plan
  private let keep: Double
  /// How many rounds there are.
  let count: Int
  private let selection: Selection
  private let names: TrialNames
  /// How many rounds were handed out.
  private(set) var round = 0
  /// The trials of the round before.
  private var last: [PlannedTrial] = []

  init(_ experiment: Experiment, _ context: PlanContext) {
    plan = Plan(experiment, context)
    selection = experiment.selection
    names = TrialNames(experiment, context)
    (keep, count) = (experiment.search.keep, experiment.search.rounds)
  }

  /// The share of the training rows that the next round learns from.
  var share: Double { (round..<(count - 1)).reduce(1.0) { share, _ in share * keep } }

  /// How many of so many candidates go on to the next round.
  func goingOn(of candidates: Int) -> Int {
    // In binary, 0.28 of 25 is a little more than the 7 that are meant.
    max(1, Int((keep * Double(candidates) - 1e-9).rounded(.up)))
  }

  /// Passes over a round whose trials nobody wants to know.
  mutating func skip() { round += 1 }

  /// The trials of the next round, given the folder that holds the records of the last; `nil` at the end.
  mutating func next(in folder: RunFolder) throws(FileError) -> [PlannedTrial]? {
    guard round < count else { return nil }
    let kept = round == 0 ? nil : try best(of: last, in: folder)
    let share = share
    last = plan.filter { trial in
      trial.identity.isControl ? round == count - 1 : kept?.contains(trial.candidate) ?? true
    }.map { trial in
      share < 1
        ? names.planned(trial.identity.learning(from: share), on: trial.dataset) : trial
    }
    round += 1
    return last
  }

  /// The candidates that go on: for each data set, the best share by the mean of what was selected by.
  private func best(
    of trials: [PlannedTrial], in folder: RunFolder
  ) throws(FileError) -> Set<Candidate> {
    var values: [Candidate: [Double]] = [:]
    var order: [String: [Candidate]] = [:]
    for trial in trials where FileSystem.exists(folder.trial(trial.id)) {
      let findings = try folder.readTrial(trial.id).findings
      let value = findings.flatMap(selection.value) ?? -.infinity
      if values[trial.candidate] == nil {
        order[trial.identity.dataset, default: []].append(trial.candidate)
      }
      values[trial.candidate, default: []].append(value)
    }
    var best: Set<Candidate> = []
    for candidates in order.values {
      let means = candidates.map { candidate in
        let all = values[candidate] ?? []
        return all.reduce(0, +) / Double(all.count)
      }
      let ranked = candidates.indices.sorted { (means[$0], -$0) > (means[$1], -$1) }
      best.formUnion(ranked.prefix(goingOn(of: candidates.count)).map { candidates[$0] })
    }
    return best
  }
}
