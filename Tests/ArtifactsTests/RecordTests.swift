import Formats
import Machine
import Testing
import Vocabulary

@testable import Artifacts

/// How the chosen candidate is compared with others.
struct ComparisonTests {
  private func comparison(_ lower: Double?, isControl: Bool = true) -> SummaryRecord.Comparison {
    let interval = lower.map { Interval(lower: $0, upper: 1, level: 0.95, method: "by hand") }
    return SummaryRecord.Comparison(
      trial: "t", detector: "random", isControl: isControl,
      difference: Measurement(
        MetricName.rocAUC.difference, .number(0.5), interval: interval, rows: 9), p: nil,
      sentence: "s")
  }

  @Test func `a control is beaten where the whole interval of the difference lies above 0`() {
    #expect(comparison(-0.1).isControlNotBeaten)
    #expect(comparison(0).isControlNotBeaten)
    #expect(!comparison(0.1).isControlNotBeaten)
    #expect(comparison(nil).isControlNotBeaten)
    #expect(!comparison(-0.1, isControl: false).isControlNotBeaten)
  }
}

enum Examples {
  static let measurement = Measurement(
    .rocAUC, .number(0.75),
    interval: Interval(lower: 0.5, upper: 0.9, level: 0.95, method: "DeLong"), rows: 40)
  static let undefined = Measurement(
    .precision, .undefined(reason: "no row alarms"), rows: 40)

  static let identity = TrialIdentity(
    dataset: "d", split: ["all": [:]], features: ["scale": "none"], detector: "lof",
    settings: ["neighbors": 5], seed: 1, isControl: false)

  static let choice = ThresholdChoice(
    method: "best-f1", wish: "the best F1",
    outcome: .chosen(
      Threshold(
        value: 0.5, lowestAlarmed: 0.6, holdsInFloat: true, interval: measurement.interval,
        basis: .validation,
        guarantee: Guarantee(
          sentence: "g", quantity: .falsePositiveRate, bound: 0.1, confidence: nil, rows: 9),
        edge: .highestAlone, achieved: [measurement], expected: [undefined])), sentence: "s")

  static let infeasible = ThresholdChoice(
    method: "conformal", wish: "w",
    outcome: .infeasible(Infeasibility("why", lacking: "clean rows", needed: 299, found: 120)),
    sentence: "why")

  static let trial = trial(modelBytes: 128)

  static func trial(modelBytes: Int?) -> TrialRecord {
    TrialRecord(
      id: "0123456789abcdef", trial: identity,
      outcome: .ok(
        TrialFindings(
          train: PartCount(rows: 60, anomalies: 3, unlabelled: 0),
          validation: PartCount(rows: 0, anomalies: 0, unlabelled: 0),
          test: PartCount(rows: 40, anomalies: 2, unlabelled: 1), features: 2, onValidation: [],
          onTest: [undefined, measurement],
          thresholds: [
            ThresholdRecord(request: ["best-f1": [:]], choice: choice, onTest: [measurement]),
            ThresholdRecord(request: ["conformal": [:]], choice: infeasible, onTest: []),
          ], modelBytes: modelBytes, scoresHash: "ab", notes: ["column 'x' was left out"])))
  }
}

struct RecordTests {
  @Test func `what a run cost read back is the same, session by session`() throws {
    let session = RunTimings.Session(
      started: "2026-03-01T12:30:05.250Z",
      machine: MachineRecord(
        system: "Linux 6.1", processor: "Some Processor", processors: 2, memory: nil),
      jobs: 2, trials: 7,
      phases: [.init("data", seconds: 0.5), .init("trials", seconds: 2.25)], isInterrupted: true)
    let timings = RunTimings(sessions: [session, session])
    #expect(try RunTimings(JSONReader(JSON(parsing: timings.json.bytes(.indented)))) == timings)
  }

  @Test func `what a trial cost read back is the same`() throws {
    let ok = TimingRecord(
      id: "ab", status: .ok, fitSeconds: 0.25, scoreSeconds: 0.5, trialSeconds: 1, peakMemory: 4096,
      latency: [Examples.measurement])
    for record in [ok, TimingRecord(id: "cd", status: .lost, lost: ["it was killed"])] {
      #expect(try TimingRecord(JSONReader(JSON(parsing: record.json.bytes()))) == record)
    }
  }

  @Test func `a trial's record read back is the same, whether it found something or failed`() throws
  {
    let failed = TrialRecord(
      id: "ff", trial: Examples.identity, outcome: .failed(reason: "there are no rows"))
    for record in [Examples.trial, Examples.trial(modelBytes: nil), failed] {
      let bytes = record.json.bytes(.indented)
      #expect(try TrialRecord(JSONReader(JSON(parsing: bytes))) == record)
    }
  }

  @Test func `a run's name is the start of the hash of its record`() throws {
    let record = RunRecord(
      name: "n", spec: ["name": "n"],
      datasets: [
        DatasetRecord(
          name: "d", fingerprint: "f", rows: 3, columns: 2, anomalies: nil, source: "s", terms: nil,
          notes: [])
      ], audit: [], codeVersion: "c", platform: "p")
    #expect(record.id == String(SHA256.hex(of: record.json.bytes(.indented)).prefix(12)))
    #expect(try RunRecord(JSONReader(record.json)) == record)
  }

  @Test func `a record of a newer format is refused`() throws {
    var members = Examples.trial.json.members ?? [:]
    members["format"] = 2
    #expect {
      _ = try TrialRecord(JSONReader(.object(members)))
    } throws: { error in
      "\(error)".contains("the record has format 2, but this version of Assay reads up to 1")
    }
  }

  @Test func `what a tier needs is recorded, with null where there is no member or no tree`() {
    let needs = [
      TierNeed(member: "forest", score: 0.75, meanPath: 2.5, isPossible: false),
      TierNeed(member: nil, score: 0.5, meanPath: nil, isPossible: true),
    ]
    #expect(
      needs.map { $0.json.text() } == [
        #"{"mean_path":2.5,"member":"forest","possible":false,"score":0.75}"#,
        #"{"mean_path":null,"member":null,"possible":true,"score":0.5}"#,
      ])
  }

  @Test func `what cannot be known is null with a reason, never a number`() {
    #expect(Examples.undefined.json["value"] == .null)
    #expect(Examples.undefined.json["reason"] == "no row alarms")
  }
}

struct RunFolderTests {
  @Test func `the hash of a run's tree changes with its record, not with its timings or reports`()
    throws
  {
    let path = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(path) }
    let folder = RunFolder(Paths.join(path, "run"))
    try folder.make()
    try FileSystem.write("{}", to: folder.trial("a"))
    let before = try folder.treeHash()
    try FileSystem.write("{}", to: folder.timing("a"))
    try FileSystem.write("x", to: folder.results)
    try FileSystem.write("x", to: folder.report("html"))
    #expect(try folder.treeHash() == before)
    try FileSystem.write("{ }", to: folder.trial("a"))
    #expect(try folder.treeHash() != before)
  }
}

struct RunIndexTests {
  @Test
  func `the index is rebuilt from the folders of runs, and tells of those that cannot be read`()
    throws
  {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let run = RunRecord(
      name: "n", spec: [:], datasets: [], audit: [], codeVersion: "c", platform: "p")
    let folder = RunFolder(reports: reports, name: "n", run: run.id)
    try folder.make()
    try FileSystem.write(run.json.bytes(.indented), to: folder.run)
    try FileSystem.write(
      Examples.trial.json.bytes(.indented), to: folder.trial(Examples.trial.id))
    let index = try RunIndex(reports: reports)
    #expect(try index.rebuild() == 1)
    #expect(try index.runs().map(\.trials) == [1])

    let damaged = RunFolder(reports: reports, name: "n", run: "damaged")
    try FileSystem.makeFolder(damaged.path)
    try FileSystem.write("{", to: damaged.run)
    #expect(try index.rebuild() == 1)
    #expect(index.damages.count == 1)
    #expect(index.damages[0].contains("n/damaged"))
  }

  @Test func `the index knows of what code a run is, and how many of its trials failed`() throws {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let run = RunRecord(
      name: "n", spec: [:], datasets: [], audit: [], codeVersion: "c", platform: "p")
    let folder = RunFolder(reports: reports, name: "n", run: run.id)
    #expect(folder.reports == reports && folder.shortName == "n/\(run.id)")
    try folder.make()
    try FileSystem.write(run.json.bytes(.indented), to: folder.run)
    let trial = Examples.trial
    try FileSystem.write(trial.json.bytes(.indented), to: folder.trial(trial.id))
    for id in ["f1", "f2"] {
      let failed = TrialRecord(id: id, trial: trial.trial, outcome: .failed(reason: "no rows"))
      try FileSystem.write(failed.json.bytes(.indented), to: folder.trial(id))
    }
    let (index, runs) = try RunIndex.rebuilt(reports: reports)
    #expect(runs == 1)
    #expect(
      try index.runs() == [
        IndexedRun(folder: folder, name: "n", run: run.id, trials: 3, failed: 2, isFinished: false)
      ])
    #expect(
      try Database(index.path).rows("SELECT code, platform FROM runs") == [
        [.text("c"), .text("p")]
      ])
  }

  @Test func `a database that cannot be opened is told with its path and why`() throws {
    let path = Paths.join(try FileSystem.makeTemporaryFolder(), "nowhere/assay.sqlite")
    let error = #expect(throws: IndexError.self) { try Database(path) }
    #expect(error?.path == path && error?.message == "unable to open database file")
  }

  @Test func `a folder in the place of the index is told and left where it is`() throws {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let folder = Paths.join(reports, "assay.sqlite")
    try FileSystem.makeFolder(Paths.join(folder, "0123"))
    #expect(
      throws: FileError(
        .notThat, folder,
        "is a folder in the place of the index of runs, and is not removed: move it elsewhere")
    ) { try RunIndex.rebuilt(reports: reports) }
    #expect(try FileSystem.list(folder) == ["0123"])
  }

  @Test func `an index that is no database is made anew`() throws {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    try FileSystem.write("junk that SQLite never wrote", to: Paths.join(reports, "assay.sqlite"))
    #expect(throws: IndexError.self) { try RunIndex(reports: reports) }
    #expect(try RunIndex.rebuilt(reports: reports).runs == 0)
    #expect(try RunIndex(reports: reports).runs().isEmpty)
  }
}
