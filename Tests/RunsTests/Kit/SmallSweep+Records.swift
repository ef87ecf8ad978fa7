import Artifacts
import Evaluation
import Formats
import Machine
import Vocabulary

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// Records that a test states, of trials that nobody ran.
extension SmallSweep {
  /// What a trial is said to have found of the metric that the spec selects by; `nil` where it failed.
  struct Found {
    var validation: Double?
    var test: Double?

    static let failed: Found? = nil
  }

  /// The record of a trial that found this.
  func record(of trial: PlannedTrial, _ found: Found?) -> TrialRecord {
    guard let found else {
      return TrialRecord(
        id: trial.id, trial: trial.identity, outcome: .failed(reason: "it was told to"))
    }
    func measured(_ value: Double?) -> [Measurement] {
      [
        Measurement(
          experiment.selection.metric.name,
          value.map(Quantity.number) ?? .undefined(reason: "so the test says"),
          rows: 8)
      ]
    }
    let part = PartCount(rows: 8, anomalies: 2, unlabelled: 0)
    return TrialRecord(
      id: trial.id, trial: trial.identity,
      outcome: .ok(
        TrialFindings(
          train: part, validation: part, test: part, features: 2,
          onValidation: measured(found.validation), onTest: measured(found.test), thresholds: [],
          modelBytes: 1, scoresHash: "h", notes: [])))
  }

  /// Leaves that record in the folder of the run, in the place of one that may be there and whose scores it
  /// knows nothing of.
  func keep(_ trial: PlannedTrial, validation: Double?, test: Double? = nil) throws {
    let record = record(of: trial, Found(validation: validation, test: test))
    try FileSystem.write(record.json.bytes(.indented), to: folder.trial(trial.id))
    try FileSystem.remove(folder.scores(trial.id))
  }

  /// Lays records where the lines of a worker find them as `$home/records/$id.json`.
  ///
  /// - Parameter key: What stands in the place of the id, where one record serves several trials.
  func hand(
    _ found: (PlannedTrial) -> Found?, to worker: ScriptedWorker,
    as key: (PlannedTrial) -> String = \.id
  ) throws {
    try FileSystem.makeFolder(worker.records)
    for trial in try trials {
      try FileSystem.write(
        record(of: trial, found(trial)).json.bytes(.indented), to: worker.record(key(trial)))
    }
  }

  /// What is tried round after round, where the trials of each round find what `found` says.
  ///
  /// - Parameter lost: The names of trials that leave no record.
  func rounds(
    lost: [String] = [], _ found: (PlannedTrial) -> Found?
  ) throws -> [[PlannedTrial]] {
    let folder = try madeFolder()
    var rounds = Rounds(experiment, try subject.context)
    var tried: [[PlannedTrial]] = []
    while let trials = try rounds.next(in: folder) {
      for trial in trials where !lost.contains(trial.name) {
        try FileSystem.write(
          record(of: trial, found(trial)).json.bytes(.indented), to: folder.trial(trial.id))
      }
      tried.append(trials)
    }
    return tried
  }

  /// A sweep with a worker that leaves the records that were laid out for it; it keeps no scores, since
  /// there are none.
  static func scripted(
    _ rest: String, name: String = "sweep", lines: String = copying, beside host: SmallSweep? = nil
  ) throws -> (SmallSweep, ScriptedWorker) {
    let worker = try ScriptedWorker(lines)
    let sweep = try SmallSweep(rest, name: name, worker: worker, beside: host)
    sweep.options.keepsScores = false
    try sweep.hand({ Found(validation: $0.name == "knn 3" ? 0.9 : 0.2, test: 0.4) }, to: worker)
    return (sweep, worker)
  }

  /// The lines of that worker.
  static let copying = #"cp "$home/records/$id.json" "$run/trials/$id.json"; found 0.5"#

  /// The ids of trials by their names.
  func ids(_ names: String...) throws -> [String] { try names.map { try trial($0).id } }
}
