import Artifacts
public import Formats
import Sources
import Specs
public import Trials
import Vocabulary

/// What can be compared: the candidates of one data set under one rule of splitting, which were validated
/// and tested on the same rows, as often as there are seeds and folds, or as chance can have a part.
public struct Lineup: Sendable {
  public let dataset: String
  /// The rule of splitting.
  public let split: JSON
  /// The seeds and folds, in the order of the plan.
  let occasions: [Occasion]
  /// Those with every trial, in the order of the plan; controls among them.
  public let entrants: [Entrant]
  /// Those of which a trial is missing.
  public let incomplete: [Entrant]
  /// How many competitors a halving search gave up before they had learned from all training rows.
  private(set) var givenUp = 0

  /// The data set and the rule of splitting: `http (row test 0.3 validation 0.2)`.
  var name: String {
    let split = (try? TrialSettings(entrants[0].trials[0].identity).split.description) ?? ""
    return "\(dataset) (\(split))"
  }

  public var competitors: [Entrant] { entrants.filter { !$0.candidate.isControl } }
  public var controls: [Entrant] { entrants.filter(\.candidate.isControl) }
}

/// A candidate with its trials, in the order of the plan: one for each seed and fold, or, where chance has no part,
/// one for each fold.
public struct Entrant: Sendable, Equatable {
  public let candidate: Candidate
  public let trials: [FinishedTrial]

  /// `lof`, or `lof (neighbors 50)` where the settings are not the usual ones.
  public var name: String {
    let identity = trials[0].identity
    let settings = TrialLabel.settings(identity)
    return settings.isEmpty ? identity.detector : "\(identity.detector) (\(settings))"
  }

  /// The trial that tells what the candidate does on an occasion.
  func trial(on occasion: Occasion) -> FinishedTrial? {
    trials.first { Occasion($0) == occasion }
      ?? (isDeterministic ? trials.first { Occasion($0).fold == occasion.fold } : nil)
  }

  /// Whether every seed finds the same.
  var isDeterministic: Bool {
    (try? TrialSettings(trials[0].identity))?.isDeterministic ?? false
  }

  /// The mean of a number over the trials; `nil` where one of them has none.
  public func mean(_ number: (FinishedTrial) -> Double?) -> Double? {
    let numbers = trials.compactMap(number)
    guard !numbers.isEmpty, numbers.count == trials.count else { return nil }
    return numbers.reduce(0, +) / Double(numbers.count)
  }
}

extension Lineup {
  /// The lineups of some trials, in their order.
  public static func all(of trials: [FinishedTrial]) -> [Lineup] {
    trials.map { Division($0) }.uniqued().map { division in
      Lineup(division, trials.filter { Division($0) == division })
    }
  }

  /// The lineups of those that learned from all training rows, which know how many others there were.
  static func last(of records: Records) -> [Lineup] {
    let known = records.ok.filter { !$0.candidate.isControl }
    return all(of: records.whole).map { lineup in
      var lineup = lineup
      let division = (lineup.entrants + lineup.incomplete).first.map { Division($0.trials[0]) }
      let tried = Set(known.filter { Division($0) == division }.map(\.candidate))
      let left = Set((lineup.entrants + lineup.incomplete).map(\.candidate))
      lineup.givenUp = tried.subtracting(left).count
      return lineup
    }
  }

  /// The rule by which rows are divided: data set, split and what is done about missing numbers.
  private struct Division: Hashable {
    let dataset: String
    let split: String
    let missing: String?

    init(_ finished: FinishedTrial) {
      dataset = finished.identity.dataset
      split = finished.identity.splitAlone.text()
      missing = finished.identity.features["missing"]?.text()
    }
  }

  private init(_ division: Division, _ trials: [FinishedTrial]) {
    dataset = division.dataset
    split = trials[0].identity.splitAlone
    let entrants = trials.map(\.candidate).uniqued().map { candidate in
      Entrant(candidate: candidate, trials: trials.filter { $0.candidate == candidate })
    }
    let occasions = trials.map(Occasion.init).uniqued()
    let isComplete = { (entrant: Entrant) in
      occasions.allSatisfy { entrant.trial(on: $0) != nil }
    }
    self.occasions = occasions
    self.entrants = entrants.filter(isComplete)
    incomplete = entrants.filter { !isComplete($0) }
  }
}

/// What is done to all candidates alike: a seed, and a fold of its division.
struct Occasion: Hashable {
  let seed: Int
  let fold: Int

  init(_ finished: FinishedTrial) {
    seed = finished.identity.seed
    fold = finished.identity.fold
  }
}
