import Artifacts
import RunKit
import Vocabulary

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// What is said across the trials of a run that was written by hand. The room's own types appear nowhere
/// else in its tests.
extension MadeRun {
  private var records: Records { get throws { try Records(trials, in: folder) } }

  private var choices: Choices { get throws { try Choices(records, of: experiment) } }

  /// What the run says at its end.
  func summary() throws -> SummaryRecord {
    try Summary(experiment, record, records, choices).record()
  }

  /// The summary, left in the folder of the run as well.
  func concluded() throws -> MadeRun {
    try conclude(summary())
    return self
  }

  /// The ids of trials that found something, failed, and were lost, the last with the reasons.
  func outcomes() throws -> (found: [String], failed: [String], lost: [String: [String]]) {
    let records = try records
    return (
      records.ok.map(\.trial.id), records.failed.map(\.id),
      Dictionary(uniqueKeysWithValues: records.lost.map { ($0.trial.id, $0.reasons) })
    )
  }

  /// How the first two candidates are compared whose figures differ by so much.
  func comparison(_ difference: Measurement) throws -> String {
    let entrants = try choices.lineups.flatMap(\.lineup.competitors)
    return AnswerText.sentence(entrants[0], entrants[1], difference, isAhead: false)
  }

  /// What the ledger is told of the run.
  func looks(time: String) throws -> [LedgerEntry] {
    try Looks(records, of: record, experiment, time: time).entries
  }

  /// The ids of the trials that count at the end.
  func counting() throws -> [String] { try records.whole.map(\.trial.id) }

  /// The trial that stands for what is chosen of the first data set.
  func best() throws -> String? { try choices.makers.first?.shipped.trial.id }

  /// What a trial is chosen by.
  func criterion(of id: String) throws -> Measurement? {
    try records.ok.first { $0.trial.id == id }.flatMap {
      experiment.selection.criterion(of: $0.findings)
    }
  }

  /// The ids of the trials whose pipelines are kept.
  func exported() throws -> [String] {
    try choices.exported.map(\.trial.id)
  }

  /// Whether fitted pipelines wait for phases after the trials.
  var keepsModels: Bool { experiment.keepsModels }
}

/// The name under which a data set counts together with its relatives.
func family(of dataset: String) -> String? { Families.family(of: dataset) }
