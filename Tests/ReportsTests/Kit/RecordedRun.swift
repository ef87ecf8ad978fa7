import Artifacts
import Formats
import Machine
import Reports
import Vocabulary

/// A run whose records were made by hand: what its reports must show can be read off them.
struct RecordedRun: Sendable {
  /// The start of the names of its golden files.
  let name: String
  let run: RunRecord
  let summary: SummaryRecord
  var trials: [TrialRecord] = []
  var timings: [TimingRecord] = []
  /// The texts of `curves/ID.csv` by the ids of trials.
  var curves: [String: String] = [:]

  /// What `read` makes of a folder that holds the records as a run leaves them.
  func inFolder<Value>(_ read: (RunFolder) throws -> Value) throws -> Value {
    let reports = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(reports) }
    let folder = RunFolder(reports: reports, name: run.name, run: "0123456789ab")
    try folder.make()
    try FileSystem.write(run.json.bytes(.indented), to: folder.run)
    try FileSystem.write(summary.json.bytes(.indented), to: folder.summary)
    for trial in trials {
      try FileSystem.write(trial.json.bytes(.indented), to: folder.trial(trial.id))
    }
    for timing in timings {
      try FileSystem.write(timing.json.bytes(.indented), to: folder.timing(timing.id))
    }
    for (id, text) in curves { try FileSystem.write(text, to: folder.curve(id)) }
    return try read(folder)
  }

  /// Its report in the format that a spec calls `format`, for a terminal of the usual width.
  func report(_ format: String, leavesOutTimings: Bool = false) throws -> String {
    let page = try inFolder { try ReportWriter($0, leavesOutTimings: leavesOutTimings).page }
    return Formats.named(format).text(of: page, width: 80)
  }

  /// Its `results.csv`.
  func results() throws -> String {
    try inFolder { folder in
      _ = try ReportWriter(folder).write([])
      return try FileSystem.readText(folder.results)
    }
  }

  static let all = [whole, troubled, unlabelled, single, failed]
}
