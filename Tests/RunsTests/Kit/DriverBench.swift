import Artifacts
import Formats
import Machine

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// A driver with trials that a test names, in the folder of a run that goes with the bench.
final class DriverBench: Sendable {
  let folder: RunFolder
  private let home: String
  private let heard = EventLines()

  init() throws {
    home = try FileSystem.makeTemporaryFolder("assay-test")
    folder = RunFolder(Paths.join(home, "run"))
    try folder.make()
  }

  deinit { try? FileSystem.remove(home) }

  /// What was heard of the trials, a line an event.
  var events: [String] { heard.all }

  /// Has a worker run trials of these names; those that begin with the same letter see the same rows.
  func drive(
    _ names: [String], by worker: ScriptedWorker, jobs: Int = 1, seconds: Double = 60,
    memory: Int = 1 << 33
  ) throws {
    try drive(names, by: worker.words, jobs: jobs, seconds: seconds, memory: memory)
  }

  func drive(
    _ names: [String], by words: [String], jobs: Int = 1, seconds: Double = 60,
    memory: Int = 1 << 33
  ) throws {
    let executor = SecondTry(
      LocalProcesses(
        setup, jobs: jobs, worker: words, limits: Limits(seconds: seconds, bytes: memory)))
    try executor.run(
      names.map { Order(Self.trial($0)) }, isStopped: { Interruption.count > 0 },
      tell: { [heard, folder] order, event in
        try? event.record(of: order.trial.id, in: folder)
        heard.hear(RunEvent(event, of: order.trial))
      })
  }

  /// What every worker of the bench is told first.
  var setup: TrialMessages.Setup {
    TrialMessages.Setup(
      folder: folder, searchFolders: ["."], keepsScores: true, keepsModels: false, platform: "p")
  }

  /// Where the rows that a trial sees are left while several need them.
  func preparedRows(of name: String) -> String { folder.prepared(Self.trial(name).preparation) }

  static func trial(_ name: String) -> PlannedTrial {
    let rows = Int(name.unicodeScalars.first?.value ?? 0)
    return PlannedTrial(
      id: name, scores: "scores of \(name)",
      identity: TrialIdentity(
        dataset: "d", split: ["all": [:]], features: [:], detector: "lof", settings: [:],
        seed: rows, isControl: false),
      dataset: 0, rows: "s")
  }
}
