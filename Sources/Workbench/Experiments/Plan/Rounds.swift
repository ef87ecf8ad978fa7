import Artifacts
import Files

/// The trials of a run, round by round: one round, or those of a halving search.
///
/// In a halving search every setting is tried on a part of the training rows, the best share of them on
/// more, and so on until the last round has all rows. What goes on is decided by validation rows, for
/// each data set alone, so that a round can be planned again from the records of those before it.
struct Rounds {
  private let plan: Plan
  private let keep: Double
  private let count: Int
  private let experiment: Experiment
  private let context: PlanContext
  private var round = 0
  /// The trials of the round before.
  private var last: [PlannedTrial] = []

  init(_ experiment: Experiment, _ context: PlanContext) {
    self.experiment = experiment
    self.context = context
    plan = Plan(experiment, context)
    let search = experiment.settings.choice("search")
    let halves = search.name == "halving"
    keep = halves ? search.settings.number("keep") : 1
    count = halves ? search.settings.whole("rounds") : 1
  }

  /// The trials of the next round, given the folder that holds the records of the last; `nil` at the end.
  mutating func next(in folder: RunFolder) throws -> [PlannedTrial]? {
    guard round < count else { return nil }
    let kept = round == 0 ? nil : try best(of: last, in: folder)
    let share = (round..<(count - 1)).reduce(1.0) { share, _ in share * keep }
    last = plan.trials.filter { trial in
      trial.identity.isControl ? round == count - 1 : kept?.contains(trial.candidate) ?? true
    }.map { share < 1 ? $0.learning(from: share, experiment, context) : $0 }
    round += 1
    return last
  }

  /// The candidates that go on: for each data set, the best share by the mean of what was selected by.
  private func best(of trials: [PlannedTrial], in folder: RunFolder) throws -> Set<String> {
    var values: [String: [String: [Double]]] = [:]
    var order: [String: [String]] = [:]
    for trial in trials where FileSystem.exists(folder.trial(trial.id)) {
      let findings = try folder.readTrial(trial.id).findings
      let value = findings.flatMap(experiment.selection) ?? -.infinity
      let (dataset, candidate) = (trial.identity.dataset, trial.candidate)
      if values[dataset, default: [:]][candidate] == nil {
        order[dataset, default: []].append(candidate)
      }
      values[dataset, default: [:]][candidate, default: []].append(value)
    }
    var best: Set<String> = []
    for (dataset, candidates) in order {
      let means = candidates.map { candidate in
        let all = values[dataset]?[candidate] ?? []
        return all.reduce(0, +) / Double(all.count)
      }
      let ranked = candidates.indices.sorted { (means[$0], -$0) > (means[$1], -$1) }
      // In binary, 0.28 of 25 is a little more than the 7 that are meant.
      let goingOn = max(1, Int((keep * Double(candidates.count) - 1e-9).rounded(.up)))
      best.formUnion(ranked.prefix(goingOn).map { candidates[$0] })
    }
    return best
  }
}

extension PlannedTrial {
  /// The trial without its seed, fold and share of rows: what a halving search keeps or drops.
  fileprivate var candidate: String {
    let candidate: JSON = [
      .text(identity.dataset), identity.splitChoice.json, identity.features,
      .text(identity.detector), identity.settings,
    ]
    return candidate.text()
  }

  /// The same trial, learning from a share of the training rows.
  fileprivate func learning(
    from share: Double, _ experiment: Experiment, _ context: PlanContext
  ) -> PlannedTrial {
    var split = identity.split.members ?? [:]
    split["learn"] = .number(share)
    return Plan.trial(
      TrialIdentity(
        dataset: identity.dataset, split: .object(split), features: identity.features,
        detector: identity.detector, settings: identity.settings, seed: identity.seed,
        isControl: identity.isControl),
      dataset, experiment.sharedContent, context)
  }
}
