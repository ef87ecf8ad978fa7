import Artifacts
import Bundles
import Formats
import Machine
import Numerics
import Pipelines
import Testing
import Vocabulary
import YAML

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// A run of a small spec that was made in this process, in a folder of its own that goes with it.
final class TestRun {
  let folder: RunFolder
  let experiment: Experiment
  private let reports: String
  private let planned: [PlannedTrial]
  private let subject: Subject

  /// Runs every trial of the spec; with `export: …` in it, the first trial's pipeline is kept.
  init(_ yaml: String) throws {
    reports = try FileSystem.makeTemporaryFolder()
    experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    subject = try Subject(
      experiment,
      RunOptions(jobs: 1, worker: [], codeVersion: "c", platform: "p", searchFolders: ["."]))
    folder = RunFolder(reports: reports, name: experiment.name, run: "1")
    try folder.make()
    try FileSystem.write(subject.record.json.bytes(.indented), to: folder.run)
    let loader = try DataLoader(experiment, searchFolders: ["."])
    planned = Plan(experiment, subject.context).trials
    for trial in planned { try keep(trial, loader) }
  }

  /// Writes what is said across the trials.
  func conclude() throws {
    let records = try Records(planned, in: folder)
    let summary = try Summary(
      experiment, subject.record, records, Choices(records, of: experiment)
    ).record()
    try FileSystem.write(summary.json.bytes(.indented), to: folder.summary)
  }

  deinit { try? FileSystem.remove(reports) }

  /// The ids of the trials, in the order of their folds.
  var trials: [String] {
    get throws {
      try folder.finishedTrials().sorted()
        .map { ($0, try folder.readTrial($0).trial.fold) }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }
  }

  private func keep(_ trial: PlannedTrial, _ loader: DataLoader) throws {
    let one = try Trial(trial.identity, of: experiment)
    let preparation = try Preparation(
      loader.load(trial.dataset), for: one.settings, costs: experiment.costColumns)
    let result = try one.run(on: preparation)
    try folder.write(
      result.scores, of: trial.id, isTransductive: preparation.rows.isTransductive)
    try FileSystem.write(preparation.rows.bytes, to: folder.split(trial.rows))
    try FileSystem.write(result.curve.csv, to: folder.curve(trial.id))
    let record = TrialRecord(
      id: trial.id, scores: trial.scores, rows: trial.rows, trial: trial.identity,
      outcome: .ok(result.findings))
    try FileSystem.write(record.json.bytes(.indented), to: folder.trial(trial.id))
    guard experiment.export == .all, let fitted = result.fitted else { return }
    try BundleFolder(folder.model(trial.id)).write(fitted.bundle([:]))
  }
}
