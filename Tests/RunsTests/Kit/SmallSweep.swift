import Artifacts
import Formats
import Machine
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// A small experiment in a folder of its own: two files of forty rows, the plan, and the folder of its run.
///
/// Trials are run in this process, or by a scripted worker, or not at all: then a test says what they found.
final class SmallSweep {
  let experiment: Experiment
  var options: RunOptions
  let home: String
  /// What has to live as long as the sweep.
  private let worker: ScriptedWorker?
  private let host: SmallSweep?

  /// - Parameters:
  ///   - rest: The spec below its name and data.
  ///   - scores: What stands in `mine.npy`, for detectors whose scores were made elsewhere.
  ///   - host: Another sweep below whose folder this one lives, so that both see each other's runs.
  init(
    _ rest: String, name: String = "sweep", data: String = "{ file: rows.csv }",
    scores: [Double] = [], worker: ScriptedWorker? = nil, beside host: SmallSweep? = nil
  ) throws {
    home = try host?.home ?? FileSystem.makeTemporaryFolder("assay-test")
    self.host = host
    self.worker = worker
    for (file, step) in [("rows.csv", 7), ("more.csv", 5)] {
      try FileSystem.write(Self.csv(step), to: Paths.join(home, file))
    }
    if !scores.isEmpty {
      try FileSystem.write(
        NPY.bytes(of: Tensor(.double(scores))), to: Paths.join(home, "mine.npy"))
    }
    experiment = try Experiment(
      Node(yaml: "name: \(name)\ndata: [\(data)]\n\(rest)", file: "spec.yaml")
    ).sealed(searchFolders: [home])
    options = RunOptions(
      jobs: 1, worker: worker?.words ?? [], codeVersion: "c", platform: "p", searchFolders: [home])
    options.reports = Paths.join(home, "reports")
  }

  deinit { if host == nil { try? FileSystem.remove(home) } }

  /// Forty rows of two columns; every fifth is an anomaly and stands apart.
  private static func csv(_ step: Int) -> String {
    "a,b,label\n"
      + (0..<40).map { row in
        let isAnomaly = row % 5 == 0
        return
          "\(row * step % 13 + (isAnomaly ? 20 : 0)),\(Double(row * 11 % 17) / 2),\(isAnomaly ? 1 : 0)\n"
      }.joined()
  }

  var subject: Subject { get throws { try Subject(experiment, options) } }

  var trials: [PlannedTrial] { get throws { try Plan(experiment, subject.context).trials } }

  var budgets: [(detector: String, settings: Int)] {
    experiment.budgets
  }

  var preview: PlanPreview { get throws { try PlanPreview(experiment, options) } }

  /// The first trial of a name such as `knn 5`.
  func trial(_ name: String) throws -> PlannedTrial {
    guard let trial = try trials.first(where: { $0.name == name }) else {
      throw Missing(what: "no trial is called \(name)")
    }
    return trial
  }

  var folder: RunFolder {
    get throws {
      RunFolder(reports: options.reports, name: experiment.name, run: try subject.record.id)
    }
  }

  /// The folder of the run with its `run.json`, as workers find it.
  func madeFolder() throws -> RunFolder {
    let (folder, subject) = (try folder, try subject)
    try folder.make()
    try FileSystem.write(subject.record.json.bytes(.indented), to: folder.run)
    return folder
  }

  struct Missing: Error { let what: String }
}

extension PlannedTrial {
  /// The detector, and how many neighbors or trees it has: `knn 5`.
  var name: String {
    let size = identity.settings["neighbors"] ?? identity.settings["trees"]
    return identity.detector + (size?.int.map { " \($0)" } ?? "")
  }

  /// The share of the training rows that it learns from.
  var learns: Double { identity.learningShare }
}
