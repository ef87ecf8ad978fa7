import Artifacts
import Formats
import Machine
import Sources
public import Specs
public import Trials

/// The trials of an experiment, in the order in which they run.
public struct Plan: Sendable {
  public let trials: [PlannedTrial]
}

extension Plan {
  /// Plans every trial of `experiment`: data × split × seed × features × detector.
  ///
  /// Trials that see the same rows stand together. Within them the detectors follow the spec, and the
  /// controls come last. Where chance has no part, one seed says what all would say.
  public init(_ experiment: Experiment, _ context: PlanContext) {
    let names = TrialNames(experiment, context)
    var trials: [PlannedTrial] = []
    for dataset in context.names.indices {
      for split in experiment.splits {
        for seed in experiment.seeds {
          for features in experiment.features {
            for entry in experiment.detectors
            where seed == experiment.seeds[0]
              || !(split.value.isDeterministic && entry.isDeterministic)
            {
              let identity = TrialIdentity(
                dataset: context.names[dataset], split: split.json, features: features.json,
                detector: entry.name, settings: entry.settings, seed: seed,
                isControl: entry.isControl
              ).learning(atMost: entry.atMost)
              let folds =
                split.divisions > 1 ? (0..<split.divisions).map(identity.onFold) : [identity]
              trials += folds.map { names.planned($0, on: dataset) }
            }
          }
        }
      }
    }
    self.init(trials: trials.stableSortedByPreparation().withoutRepetition())
  }
}

/// Gives trials their names: hashes of all that they depend on.
struct TrialNames: Sendable {
  private let experiment: Experiment
  private let context: PlanContext

  init(_ experiment: Experiment, _ context: PlanContext) {
    self.experiment = experiment
    self.context = context
  }

  /// The trial that `identity` names, with its hashes.
  func planned(_ identity: TrialIdentity, on dataset: Int) -> PlannedTrial {
    let fingerprint = context.fingerprints[dataset]
    let scores = Self.name(of: [
      "trial": identity.json, "data": .text(fingerprint),
      "label_free": JSON(experiment.selection == .labelFree), "code": .text(context.codeVersion),
      "platform": .text(context.platform),
    ])
    return PlannedTrial(
      id: Self.name(of: ["scores": .text(scores), "questions": experiment.questions.json]),
      scores: scores, identity: identity, dataset: dataset, rows: identity.rows(of: fingerprint))
  }

  /// The first 16 hexadecimal digits of the SHA-256 over a content.
  private static func name(of content: JSON) -> String {
    String(SHA256.hex(of: content.bytes()).prefix(16))
  }
}

extension [PlannedTrial] {
  /// Each trial once, at its first place: a spec may name the same one twice.
  func withoutRepetition() -> [PlannedTrial] {
    var seen: Set<String> = []
    return filter { seen.insert($0.id).inserted }
  }

  /// Brings trials of equal preparation together, each at the place of the first of them.
  fileprivate func stableSortedByPreparation() -> [PlannedTrial] {
    var places: [String: Int] = [:]
    var groups: [[PlannedTrial]] = []
    for trial in self {
      let key = trial.preparation
      if let place = places[key] {
        groups[place].append(trial)
      } else {
        places[key] = groups.count
        groups.append([trial])
      }
    }
    return groups.flatMap { $0 }
  }
}
