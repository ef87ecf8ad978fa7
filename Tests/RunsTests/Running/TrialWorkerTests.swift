import Artifacts
import Formats
import Machine
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// The worker's side: what a trial leaves, and what is answered of it.
struct TrialWorkerTests {
  private func files(_ sweep: SmallSweep, _ part: String) throws -> [String] {
    try FileSystem.list(Paths.join(sweep.folder.path, part)).sorted()
  }

  @Test func `a trial leaves its record, its costs, its curve, its scores and its rows`() throws {
    let sweep = try SmallSweep("detectors: [knn]\ncontrols: false\nlatency: { calls: 10 }")
    let trial = try sweep.trials[0]
    let (told, failed, lost) = try sweep.run()
    let record = try sweep.folder.readTrial(trial.id)
    let metric = try #require(record.findings?.validation(.averagePrecision)?.quantity.number)
    #expect(told == [#"{"id":"\#(trial.id)","metric":\#(metric),"status":"ok"}"#])
    #expect(failed == 0 && lost == 0)
    #expect(record.trial == trial.identity)
    #expect(try files(sweep, "trials") == ["\(trial.id).json"])
    #expect(try files(sweep, "timings") == ["\(trial.id).json"])
    #expect(try files(sweep, "curves") == ["\(trial.id).csv"])
    #expect(try files(sweep, "scores") == ["\(trial.id).npy"])
    #expect(try files(sweep, "splits") == ["\(trial.rows).npz"])
    #expect(try files(sweep, "fitted") == ["\(trial.id).safetensors"])
    let timing = try #require(try sweep.folder.readTiming(trial.id))
    #expect(timing.status == .ok)
    #expect(timing.latency == [])
    #expect(timing.lost == [])
    #expect(
      (timing.trialSeconds ?? 0) >= (timing.fitSeconds ?? .infinity) + (timing.scoreSeconds ?? 0))
  }

  @Test func `rows that are scored while they are learned leave no time of scoring`() throws {
    for (split, isTimed) in [("all", false), ("{ holdout: { validation: 0 } }", true)] {
      let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false\nsplit: \(split)")
      try sweep.run()
      let timing = try #require(try sweep.folder.readTiming(sweep.trials[0].id))
      #expect(timing.fitSeconds != nil && (timing.scoreSeconds != nil) == isTimed)
    }
    let elsewhere = try SmallSweep(
      "detectors: [{ scores: { file: mine.npy } }]\ncontrols: false",
      scores: (0..<40).map(Double.init))
    try elsewhere.run()
    let timing = try #require(try elsewhere.folder.readTiming(elsewhere.trials[0].id))
    #expect(timing.fitSeconds == nil && timing.scoreSeconds == nil && timing.trialSeconds != nil)
  }

  /// Validation has 8 of the 40 rows and test 12.
  @Test
  func `scores are those of validation rows, then of test rows, and the record has their hash`()
    throws
  {
    let sweep = try SmallSweep(
      "detectors: [{ scores: { file: mine.npy } }]\ncontrols: false",
      scores: (0..<40).map(Double.init))
    let trial = try sweep.trials[0]
    try sweep.run()
    let bytes = try FileSystem.read(sweep.folder.scores(trial.id))
    let rows = try NPZ(sweep.folder.split(trial.rows)).tensors()
    let numbers = try ["validation_rows", "test_rows"].flatMap { try #require(rows[$0]).doubles }
    #expect(numbers.count == 20)
    #expect(try NPY.tensor(bytes.span, path: "scores").doubles == numbers)
    #expect(
      try sweep.folder.readTrial(trial.id).findings?.scoresHash == SHA256.hex(of: bytes))
    #expect(try sweep.testScores(of: trial) == numbers.suffix(12))
  }

  @Test func `scores and fitted pipelines are kept where they are asked for, and nowhere else`()
    throws
  {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false")
    sweep.options.keepsScores = false
    try sweep.run()
    #expect(try files(sweep, "scores") == [])
    #expect(try files(sweep, "splits") == [])
    #expect(try files(sweep, "fitted") == [])
    #expect(try files(sweep, "trials").count == 1)
  }

  /// One worker after the other rows and ways to see them, and a worker for each trial.
  @Test func `a trial finds the same whatever its worker ran before`() throws {
    func records(_ run: (SmallSweep) throws -> Void) throws -> [TrialRecord] {
      let sweep = try SmallSweep(
        "detectors: [knn]\ncontrols: false\nseeds: [1, 2]\nscale: [none, robust]",
        data: "{ file: rows.csv }, { file: more.csv }")
      try run(sweep)
      return try sweep.trials.map { try sweep.folder.readTrial($0.id) }
    }
    let together = try records { try $0.run() }
    let alone = try records { sweep in
      for trial in try sweep.trials { try sweep.run(of: sweep.written([trial])) }
    }
    #expect(together == alone)
    #expect(Set(together.map { $0.findings?.scoresHash }).count == 8)
  }

  @Test func `a control has no metric to show, but its record has`() throws {
    let sweep = try SmallSweep("detectors: [ecod]")
    let trial = try sweep.trial("distance-to-mean")
    let told = try sweep.run(of: sweep.written([trial])).told
    #expect(told == [#"{"id":"\#(trial.id)","metric":null,"status":"ok"}"#])
    let findings = try sweep.folder.readTrial(trial.id).findings
    #expect(findings?.validation(.averagePrecision)?.quantity.number != nil)
  }

  @Test func `only a range of a plan is run, and of it what has no record`() throws {
    let sweep = try SmallSweep("detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]\ncontrols: false")
    let plan = try sweep.written()
    try sweep.keep(plan.orders[2].trial, validation: 0.25)
    let before = try FileSystem.read(sweep.folder.trial(plan.orders[2].trial.id))
    let told = try sweep.run(1..<9, of: plan).told
    #expect(
      told.map { $0.prefix(23) }
        == [1, 3].map { #"{"id":"\#(plan.orders[$0].trial.id)""#.prefix(23) })
    #expect(try FileSystem.read(sweep.folder.trial(plan.orders[2].trial.id)) == before)
    #expect(!FileSystem.exists(try sweep.folder.trial(plan.orders[0].trial.id)))
  }

  @Test func `a trial that throws is a record with its reason`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ command: { score: 'echo no luck >&2; exit 4' } }]\ncontrols: false")
    let trial = try sweep.trials[0]
    let (told, failed, lost) = try sweep.run()
    #expect(told == [#"{"id":"\#(trial.id)","status":"failed"}"#])
    #expect(failed == 1 && lost == 0)
    let reason = try sweep.folder.readTrial(trial.id).reason
    #expect(reason == "'score' of the command ended with code 4: no luck")
    #expect(try sweep.folder.readTiming(trial.id)?.status == .failed)
  }

  @Test func `what the machine did not let happen is lost, with its reason and without a record`()
    throws
  {
    let sweep = try SmallSweep(
      "detectors: [{ command: { score: 'kill -9 $$' } }]\ncontrols: false")
    let trial = try sweep.trials[0]
    let (told, failed, lost) = try sweep.run()
    let timing = try #require(try sweep.folder.readTiming(trial.id))
    #expect(timing.status == .lost)
    let reason = try #require(timing.lost.first)
    #expect(timing.lost.count == 1)
    #expect(told == [MessageLine.answer(trial.id, .lost(reasons: [reason]))])
    #expect(failed == 0 && lost == 1)
    #expect(try files(sweep, "trials") == [])
  }

  /// The curve cannot be written where a file stands in the place of its folder.
  @Test func `the record comes last, so that what has one is whole`() throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false")
    let plan = try sweep.written()
    let curves = Paths.folder(of: try sweep.folder.curve("any"))
    try FileSystem.remove(curves)
    try FileSystem.write("", to: curves)
    let ended = try sweep.run(of: plan)
    #expect(ended.lost == 1)
    #expect(try files(sweep, "trials") == [])
  }

  @Test func `a worker on another platform refuses`() throws {
    let sweep = try SmallSweep("detectors: [ecod]")
    #expect(throws: RunError.otherPlatform(wanted: "p", found: "q")) {
      try sweep.run(platform: "q")
    }
    #expect(try files(sweep, "trials") == [])
  }
}
