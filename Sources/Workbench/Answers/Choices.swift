public import Artifacts
public import Machine
public import Specs
import Trials
import Vocabulary

/// What was chosen of every lineup of a run, worked out once.
public struct Choices {
  let lineups: [ChosenLineup]
  private(set) var makers: [AnswerMaker]
  private let selection: Selection
  private let export: Export

  public init(_ records: Records, of experiment: Experiment) throws(FileError) {
    var lineups: [ChosenLineup] = []
    for lineup in Lineup.last(of: records) {
      lineups.append(try ChosenLineup(lineup, of: experiment, in: records.folder))
    }
    self.lineups = lineups
    selection = experiment.selection
    export = experiment.export
    makers = lineups.compactMap { chosen in
      AnswerMaker(
        chosen, of: experiment,
        isOneOfSeveral: lineups.count { $0.lineup.dataset == chosen.lineup.dataset } > 1)
    }
  }

  /// The trials whose pipelines are exported.
  public var exported: [FinishedTrial] {
    switch export {
    case .none: []
    case .best, .allSeeds: makers.map(\.shipped)
    case .all:
      lineups.flatMap { $0.lineup.competitors + $0.lineup.incomplete }
        .filter { !$0.candidate.isControl }.flatMap(\.trials)
    case .bestOf(let names):
      names.flatMap { name in lineups.compactMap { representative(of: name, in: $0) } }
    }
  }

  /// Whether the best were to be exported, and there are none.
  public var exportsNothing: Bool { (export == .best || export == .allSeeds) && makers.isEmpty }

  /// What is still to be found before the answers are whole: where all seeds of what was chosen are kept as
  /// one ensemble, the trial of each such ensemble, in the place of the median one and of its data set.
  public var committees: [(identity: TrialIdentity, dataset: Int)] {
    export == .allSeeds ? makers.compactMap(\.committee) : []
  }

  /// The same choices, of which trials of ensembles stand for what was chosen.
  public func shipping(_ committees: [FinishedTrial]) -> Choices {
    var other = self
    for place in makers.indices {
      guard let wanted = makers[place].committee else { continue }
      other.makers[place].ensemble = committees.first { $0.identity == wanted.identity }
    }
    return other
  }

  /// A trial for each detector of each lineup: that of its best candidate.
  public var ofEachDetector: [FinishedTrial] {
    lineups.flatMap { chosen in
      chosen.lineup.competitors.map(\.candidate.detector).uniqued().compactMap {
        representative(of: $0, in: chosen)
      }
    }
  }

  /// The trial that stands for the best candidate of a detector; the answer's own where it is the answer's.
  private func representative(of detector: String, in chosen: ChosenLineup) -> FinishedTrial? {
    if let best = chosen.choice?.best, best.candidate.detector == detector {
      return LineupChoice.representative(of: best, by: selection)
    }
    let own = chosen.lineup.competitors.filter { $0.candidate.detector == detector }
    return (own.best(by: selection) ?? own.first).map {
      LineupChoice.representative(of: $0, by: selection)
    }
  }
}

extension [Entrant] {
  /// The one with the best mean, the first of equals; `nil` if none has a value.
  func best(by selection: Selection) -> Entrant? {
    var best: (entrant: Entrant, value: Double)?
    for entrant in self {
      guard let value = entrant.mean({ selection.value(of: $0.findings) }),
        value > best?.value ?? -.infinity
      else { continue }
      best = (entrant, value)
    }
    return best?.entrant
  }
}
