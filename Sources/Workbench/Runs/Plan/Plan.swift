import Artifacts
import Formats
import Machine
import Sources
public import Specs
public import Trials
import Vocabulary

/// The trials of an experiment, in the order in which they run: data × split × seed × features × detector.
///
/// Trials that see the same rows stand together. Within them the detectors follow the spec, and the
/// controls come last. Where chance has no part, one seed says what all would say. A trial is made when it is
/// asked for, so that a plan of a million takes little room.
public struct Plan: Sendable, RandomAccessCollection {
  private let experiment: Experiment
  private let datasets: [String]
  private let names: TrialNames
  private let blocks: [Block]
  public let endIndex: Int
  /// How many preparations of rows they see.
  let preparations: Int

  /// The trials that have all in common but the detector and what it learns from.
  private struct Block {
    let dataset: Int
    let split: Int
    let seed: Int
    let features: Int
    /// The number of the first.
    let start: Int
    let places: [Place]
  }

  /// A detector of the experiment, on a fold where there are folds.
  fileprivate struct Place {
    let entry: Int
    let fold: Int?
    /// How many rows it learns from at most, where that is said of the detector.
    let atMost: Int?
  }

  private static func preparations(_ places: [Place]) -> Int {
    Set(places.map { [$0.fold, $0.atMost] }).count
  }

  public init(_ experiment: Experiment, _ context: PlanContext) {
    self.experiment = experiment
    datasets = context.names
    names = TrialNames(experiment, context)
    let splits = Self.different(experiment.splits) { $0.json.text() }
    let features = Self.different(experiment.features) { $0.json.text() }
    let places = experiment.splits.map { split in
      (
        first: experiment.places(on: split, isFirst: true),
        others: experiment.places(on: split, isFirst: false)
      )
    }
    let divided = places.map {
      (first: Self.preparations($0.first), others: Self.preparations($0.others))
    }
    var blocks: [Block] = []
    var start = 0
    for dataset in datasets.indices {
      for split in splits {
        for (turn, seed) in experiment.seeds.uniqued().enumerated() {
          let own = turn == 0 ? places[split].first : places[split].others
          for features in features where !own.isEmpty {
            blocks.append(
              Block(
                dataset: dataset, split: split, seed: seed, features: features, start: start,
                places: own))
            start += own.count
          }
        }
      }
    }
    self.blocks = blocks
    endIndex = start
    preparations = blocks.reduce(0) { sum, block in
      sum
        + (block.seed == experiment.seeds[0]
          ? divided[block.split].first : divided[block.split].others)
    }
  }

  /// Where the different ones of some values stand.
  private static func different<Value>(_ values: [Value], by key: (Value) -> String) -> [Int] {
    var seen: Set<String> = []
    return values.indices.filter { seen.insert(key(values[$0])).inserted }
  }

  public var startIndex: Int { 0 }

  /// All of them, made once.
  public var trials: [PlannedTrial] { Array(self) }

  public subscript(number: Int) -> PlannedTrial {
    let block = blocks[blocks.partitioned { $0.start <= number } - 1]
    let place = block.places[number - block.start]
    let entry = experiment.detectors[place.entry]
    let identity = TrialIdentity(
      dataset: datasets[block.dataset], split: experiment.splits[block.split].json,
      features: experiment.features[block.features].json, detector: entry.name,
      settings: entry.settings, seed: block.seed, isControl: entry.isControl
    ).learning(atMost: entry.atMost)
    return names.planned(place.fold.map(identity.onFold) ?? identity, on: block.dataset)
  }
}

extension Experiment {
  /// What is tried of each seed of a split: each setting once, though two entries may name it, and together what
  /// sees the same rows.
  fileprivate func places(on split: SplitSetting, isFirst: Bool) -> [Plan.Place] {
    let folds = split.divisions > 1 ? (0..<split.divisions).map(Optional.some) : [nil]
    var groups: [Int?: [Int]] = [:]
    var order: [Int?] = []
    var seen: Set<String> = []
    for (place, entry) in detectors.enumerated()
    where (isFirst || !(split.value.isDeterministic && entry.isDeterministic))
      && seen.insert(entry.key).inserted
    {
      if groups[entry.atMost] == nil { order.append(entry.atMost) }
      groups[entry.atMost, default: []].append(place)
    }
    return order.flatMap { atMost in
      folds.flatMap { fold in
        groups[atMost, default: []].map { Plan.Place(entry: $0, fold: fold, atMost: atMost) }
      }
    }
  }
}

extension DetectorSetting {
  /// What tells its trials from those of others.
  fileprivate var key: String { "\(name) \(settings.text()) \(atMost ?? 0) \(isControl)" }
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
  /// Each trial once, at its first place.
  func withoutRepetition() -> [PlannedTrial] {
    var seen: Set<String> = []
    return filter { seen.insert($0.id).inserted }
  }
}
