import Artifacts
import Files

/// The trials of an experiment, in the order in which they run.
public struct Plan: Sendable {
  public let trials: [PlannedTrial]

  /// How many settings each detector is tried with, in the order of the spec.
  public let budgets: [(detector: String, settings: Int)]
}

/// What the trials of a run have in common, and what their ids therefore hold.
public struct PlanContext: Sendable {
  /// The fingerprint of each data set, in the order of the spec.
  public let fingerprints: [String]
  /// The name of each data set.
  public let names: [String]
  public let codeVersion: String
  public let platform: String

  public init(fingerprints: [String], names: [String], codeVersion: String, platform: String) {
    self.fingerprints = fingerprints
    self.names = names
    self.codeVersion = codeVersion
    self.platform = platform
  }
}

extension Plan {
  /// Plans every trial of `experiment`: data × split × seed × features × detector.
  ///
  /// Trials that see the same rows stand together. Within them the detectors follow the spec, and the
  /// controls come last.
  public init(_ experiment: Experiment, _ context: PlanContext) {
    let detectors = experiment.detectorTrials()
    let shared = experiment.sharedContent
    var trials: [PlannedTrial] = []
    for dataset in context.names.indices {
      for split in experiment.splits {
        for seed in experiment.seeds {
          for features in experiment.features {
            for entry in detectors {
              let identity = TrialIdentity(
                dataset: context.names[dataset], split: split.capped(at: entry.atMost).json,
                features: features.json, detector: entry.choice.name,
                settings: entry.choice.settings.json, seed: seed, isControl: entry.isControl)
              trials += identity.folds(of: split).map { identity in
                Self.trial(identity, dataset, shared, context)
              }
            }
          }
        }
      }
    }
    self.init(
      trials: trials.stableSortedByPreparation().withoutRepetition(), budgets: experiment.budgets)
  }

  /// The trial that `identity` names, with its hashes.
  static func trial(
    _ identity: TrialIdentity, _ dataset: Int, _ shared: JSON, _ context: PlanContext
  ) -> PlannedTrial {
    PlannedTrial(
      id: id(of: identity, dataset, shared, context), identity: identity, dataset: dataset,
      split: splitID(of: identity, fingerprint: context.fingerprints[dataset]))
  }

  /// The first 16 hexadecimal digits of the SHA-256 over all that a trial depends on.
  private static func id(
    of identity: TrialIdentity, _ dataset: Int, _ shared: JSON, _ context: PlanContext
  ) -> String {
    let content: JSON = [
      "trial": identity.json, "data": .text(context.fingerprints[dataset]), "spec": shared,
      "code": .text(context.codeVersion), "platform": .text(context.platform),
    ]
    return String(SHA256.hex(of: content.bytes()).prefix(16))
  }

  /// The first 16 hexadecimal digits of the SHA-256 over all that the division of rows depends on.
  static func splitID(of identity: TrialIdentity, fingerprint: String) -> String {
    let content: JSON = [
      "data": .text(fingerprint), "split": identity.split,
      "seed": JSON(identity.seed), "missing": identity.features["missing"] ?? .null,
    ]
    return String(SHA256.hex(of: content.bytes()).prefix(16))
  }
}

extension TrialIdentity {
  /// One identity a fold, where the split has folds; otherwise the identity itself.
  fileprivate func folds(of split: Choice) -> [TrialIdentity] {
    guard split.name == "folds" else { return [self] }
    return (0..<split.settings.whole("count")).map { fold in
      var members = self.split.members ?? [:]
      members["fold"] = JSON(fold)
      return TrialIdentity(
        dataset: dataset, split: .object(members), features: features, detector: detector,
        settings: settings, seed: seed, isControl: isControl)
    }
  }
}

extension Choice {
  /// The same split of at most `rows` rows, if that is fewer than it has a limit for itself.
  fileprivate func capped(at rows: Int?) -> Choice {
    guard let rows, name != "adbench" else { return self }
    var members = settings.members
    members["at-most"] = JSON(min(rows, settings.has("at-most") ? settings.whole("at-most") : rows))
    return Choice(name, Settings(members))
  }
}

extension [PlannedTrial] {
  /// Each trial once, at its first place: a spec may name the same one twice.
  fileprivate func withoutRepetition() -> [PlannedTrial] {
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
