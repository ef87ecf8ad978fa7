import Artifacts
import Formats
import Machine
import Testing
import Vocabulary

@testable import Runs
@testable import Specs
@testable import Trials

/// What a plan says is to be done, and why; and that what was only asked anew fits nothing.
struct StepTests {
  private static let detectors =
    "detectors: [{ knn: { neighbors: [3, 5] } }, ecod]\ncontrols: false"

  private func words(_ sweep: SmallSweep) throws -> [String] {
    try sweep.preview.steps.map(\.words)
  }

  @Test func `what has a record is kept, what was lost says so, and the rest is new`() throws {
    let sweep = try SmallSweep(Self.detectors)
    sweep.options.keepsScores = false
    let folder = try sweep.madeFolder()
    try sweep.keep(sweep.trial("knn 5"), validation: 0.5)
    let lost = try sweep.trial("ecod")
    try FileSystem.write(
      TimingRecord(id: lost.id, status: .lost, lost: ["it died"]).json.bytes(),
      to: folder.timing(lost.id))
    #expect(try words(sweep) == ["run: new", "keep", "run: lost before"])
  }

  @Test func `what failed is kept, or run once more where that is asked for`() throws {
    let first = try SmallSweep(Self.detectors, name: "first")
    first.options.keepsScores = false
    let folder = try first.madeFolder()
    let failed = try first.trial("knn 5")
    try first.run(0..<1)
    try first.run(2..<3)
    try FileSystem.write(
      TrialRecord(
        id: failed.id, scores: failed.scores, rows: failed.rows, trial: failed.identity,
        outcome: .failed(reason: "no such library")
      ).json.bytes(), to: folder.trial(failed.id))
    let second = try SmallSweep(Self.detectors, name: "second", beside: first)
    second.options.keepsScores = false
    #expect(try words(first) == ["keep", "keep", "keep"])
    #expect(try words(second) == Array(repeating: "take from \(folder.path)", count: 3))
    first.options.retriesFailed = true
    second.options.retriesFailed = true
    #expect(try words(first) == ["keep", "run: failed before", "keep"])
    let taken = "take from \(folder.path)"
    #expect(try words(second) == [taken, "run: new", taken])
    // The old record is gone, so that whoever is ordered runs it, and only it.
    #expect(try first.writePlan().trials == 1)
    #expect(!FileSystem.exists(folder.trial(failed.id)))
    try first.run(of: WrittenPlan(readFrom: folder.plan))
    #expect(try folder.readTrial(failed.id).findings != nil)
    #expect(try words(first) == ["keep", "keep", "keep"])
  }

  @Test func `a run that exports takes what another found, and fits again only what it exports`()
    throws
  {
    let first = try SmallSweep(Self.detectors, name: "first")
    _ = try first.madeFolder()
    try first.run()
    let (second, worker) = try SmallSweep.scripted(
      "\(Self.detectors)\nexport: best\nlatency: { calls: 10, batch: [1] }", name: "second",
      beside: first)
    // The scripted worker leaves no pipeline, so that there is none to export in the end.
    _ = try? second.perform()
    // One trial of either detector is timed; the better of the two is exported.
    let best = try first.folder.readTrial(second.trial("knn 3").id).findings?.validation(
      .averagePrecision)
    let other = try first.folder.readTrial(second.trial("knn 5").id).findings?.validation(
      .averagePrecision)
    let isThree = (best?.quantity.number ?? 0) >= (other?.quantity.number ?? 0)
    let orders = try worker.orders
    #expect(Set(orders) == Set(try second.ids(isThree ? "knn 3" : "knn 5", "ecod")))
    #expect(orders.count == 2)
  }

  @Test func `the very same trial of another run is taken from there`() throws {
    let first = try SmallSweep(Self.detectors, name: "first")
    _ = try first.madeFolder()
    try first.run()
    let second = try SmallSweep(Self.detectors, name: "second", beside: first)
    let from = try first.folder.path
    #expect(try words(second) == Array(repeating: "take from \(from)", count: 3))
  }

  /// What a run with `--no-scores` found is not enough for one that keeps them.
  @Test func `a trial without scores is taken only where none are to be kept`() throws {
    let first = try SmallSweep(Self.detectors, name: "first")
    first.options.keepsScores = false
    _ = try first.madeFolder()
    try first.run()
    let second = try SmallSweep(Self.detectors, name: "second", beside: first)
    #expect(try words(second) == Array(repeating: "run: new", count: 3))
    second.options.keepsScores = false
    let from = try first.folder.path
    #expect(try words(second) == Array(repeating: "take from \(from)", count: 3))
  }

  /// Thresholds, calibration and prices are questions to scores; they change what a trial is called, but not
  /// what its scores are called.
  @Test(arguments: [
    "thresholds: [mad, best-mcc]", "calibrate: gaussian", "operation: { missed: 3 }",
    "test: sealed", "validation: { choose: 0.5, calibrate: 0.5 }",
  ])
  func `another question over finished trials judges their scores and fits nothing`(
    question: String
  ) throws {
    for split in ["", "\nsplit: { holdout: { validation: 0 } }", "\nsplit: all"] {
      let asked = try SmallSweep("\(Self.detectors)\(split)\nexport: all", name: "first")
      _ = try asked.madeFolder()
      try asked.run()
      let anew = try SmallSweep(
        "\(Self.detectors)\(split)\nexport: all\n\(question)", name: "second", beside: asked)
      #expect(Set(try anew.trials.map(\.id)).isDisjoint(with: try asked.trials.map(\.id)))
      #expect(try anew.trials.map(\.scores) == (try asked.trials.map(\.scores)))
      let from = try asked.folder.path
      #expect(
        try words(anew) == Array(repeating: "judge the scores in \(from)", count: 3))
      _ = try anew.writePlan()
      try anew.run(of: WrittenPlan(readFrom: anew.folder.plan))
      #expect(try anew.fitted() == [])

      // Fitted from the start, the same trials find the same, byte for byte.
      let alone = try SmallSweep(
        "\(Self.detectors)\(split)\nexport: all\n\(question)", name: "third")
      _ = try alone.madeFolder()
      try alone.run()
      for trial in try alone.trials {
        let places: [(RunFolder) -> String] = [
          { $0.trial(trial.id) }, { $0.scores(trial.id) }, { $0.curve(trial.id) },
          { $0.split(trial.rows) },
        ]
        for place in places {
          #expect(
            try FileSystem.read(place(anew.folder)) == FileSystem.read(place(alone.folder)))
        }
      }
    }
  }

  @Test func `a trial of another run is not taken from there where a file of it is damaged`() throws
  {
    let first = try SmallSweep(Self.detectors, name: "first")
    _ = try first.madeFolder()
    try first.run()
    let scores = try first.folder.scores(first.trial("ecod").id)
    var bytes = try FileSystem.read(scores)
    bytes[bytes.count - 3] ^= 1
    try FileSystem.write(bytes, to: scores)
    let second = try SmallSweep(Self.detectors, name: "second", beside: first)
    let taken = "take from \(try first.folder.path)"
    #expect(try words(second) == [taken, taken, "run: new"])
  }

  @Test func `scores that are damaged are not judged: the trial is fitted again`() throws {
    let first = try SmallSweep(Self.detectors, name: "first")
    _ = try first.madeFolder()
    try first.run()
    let trial = try first.trial("ecod")
    var bytes = try FileSystem.read(first.folder.scores(trial.id))
    bytes[bytes.count - 3] ^= 1
    try FileSystem.write(bytes, to: first.folder.scores(trial.id))
    let second = try SmallSweep(
      "\(Self.detectors)\nthresholds: [mad]", name: "second", beside: first)
    _ = try second.writePlan()
    let ended = try second.run(of: WrittenPlan(readFrom: second.folder.plan))
    #expect(ended.failed == 0 && ended.lost == 0)
    let alone = try SmallSweep("\(Self.detectors)\nthresholds: [mad]", name: "third")
    _ = try alone.madeFolder()
    try alone.run()
    let again = try second.trial("ecod").id
    #expect(
      try FileSystem.read(second.folder.scores(again))
        == FileSystem.read(alone.folder.scores(again)))
  }

  /// Of four settings the better half goes on: two on half of the training rows, one on all of them.
  @Test func `a dry run of a halving search lists what runs now and says what follows`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]
      search: { halving: { keep: 0.5, rounds: 3 } }
      """)
    sweep.options.keepsScores = false
    var preview = try sweep.preview
    let tried = try preview.steps
    #expect(
      tried.map { "\($0.trial.name) on \($0.trial.learns)" }
        == (1...4).map { "knn \($0) on 0.25" })
    #expect(
      preview.later == [
        .init(round: 2, settings: 2, share: 0.5), .init(round: 3, settings: 1, share: 1),
      ])
    _ = try sweep.madeFolder()
    for (step, value) in zip(tried, [0.3, 0.1, 0.5, 0.2]) {
      try sweep.keep(step.trial, validation: value)
    }
    preview = try sweep.preview
    let known = try preview.steps
    #expect(
      known.map { "\($0.words) \($0.trial.name)" } == [
        "keep knn 1", "keep knn 2", "keep knn 3", "keep knn 4", "run: new knn 1", "run: new knn 3",
      ])
    #expect(preview.later == [.init(round: 3, settings: 1, share: 1)])
  }
}
