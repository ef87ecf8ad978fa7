import Artifacts
import Formats
import Machine
import RunKit
import Testing
import Trials
import Vocabulary

@testable import Publishing

/// What is told of a run.
struct PublicationTests {
  private let run: FinishedRun

  init() throws { run = try FinishedRun() }

  private func publication(
    _ change: (inout Publication.Names) -> Void = { _ in }
  ) throws -> Publication {
    var names = Publication.Names()
    change(&names)
    return try Publication(run.folder, names)
  }

  private func lines(_ points: [MetricPoint]) -> [String] {
    points.map { "\($0.key) \($0.step) \($0.value)" }
  }

  @Test func `measurements of a trial are metrics, with the ends of their intervals beside them`()
    throws
  {
    let trials = try publication().trials
    #expect(trials.map(\.id) == ["e1", "e2", "h1", "h2"])
    #expect(
      lines(trials[0].metrics) == [
        "validation.roc_auc 0 0.75", "test.roc_auc 0 0.5", "test.roc_auc_low 0 0.25",
        "test.roc_auc_high 0 0.75",
      ])
    #expect(trials[2].metrics == [] && trials[3].metrics == [])
  }

  @Test func `of what was chosen, each seed is a step`() throws {
    #expect(
      lines(try publication().sweep.metrics) == [
        "answer.1.chosen_by.roc_auc 0 0.625", "answer.1.mean.roc_auc 0 0.5625",
        "answer.1.mean.roc_auc_low 0 0.5", "answer.1.mean.roc_auc_high 0 0.625",
        "answer.1.validation.roc_auc 0 0.75", "answer.1.test.roc_auc 0 0.5",
        "answer.1.test.roc_auc_low 0 0.25", "answer.1.test.roc_auc_high 0 0.75",
        "answer.1.validation.roc_auc 1 0.5", "answer.1.test.roc_auc 1 0.625",
      ])
  }

  @Test func `a sweep began so long before its end as its phases took`() throws {
    try FileSystem.write(
      RunTimings(sessions: [
        .init(
          started: "2026-01-01T00:00:00Z", machine: .here, jobs: 1, trials: 4,
          phases: [.init("trials", seconds: 60), .init("summary", seconds: 1.5)],
          isInterrupted: false)
      ]).json.bytes(.indented), to: run.folder.timings)
    let sweep = try publication().sweep
    #expect(sweep.ended - sweep.started == 61_500)
  }

  @Test func `a threshold is a metric with the ends of its interval`() {
    let threshold = Threshold(
      value: 2.5, lowestAlarmed: 3, holdsInFloat: true,
      interval: Interval(lower: 2, upper: 3, level: 0.95, method: "m"), basis: .validation)
    #expect(lines(threshold.points("t")) == ["t 0 2.5", "t_low 0 2.0", "t_high 0 3.0"])
  }

  @Test func `what is undefined or failed is told with its reason`() throws {
    let trials = try publication().trials
    #expect(trials[2].tags["assay.undefined.validation.roc_auc"] == "no anomalies")
    #expect(trials[3].hasFailed && trials[3].tags["assay.reason"] == "the rows ran out")
    #expect(trials.map(\.hasFailed) == [false, false, false, true])
  }

  @Test func `settings are parameters by the ways that lead to them`() throws {
    let trial = try publication().trials[2]
    #expect(trial.params["detector"] == "hbos" && trial.params["seed"] == "1")
    #expect(trial.params["dataset"] == "d" && trial.params["control"] == "false")
    #expect(trial.params["settings.bins"] == run.made.trial("h1").identity.settings["bins"]?.text())
    #expect(trial.params["settings.bins"] != nil)
    let nested: JSON = ["a": ["b": [1, 2], "c": "word", "d": [:]], "e": .null]
    #expect(
      nested.flattened("s") == ["s.a.b": "[1,2]", "s.a.c": "word", "s.a.d": "{}", "s.e": "null"])
  }

  @Test func `a sweep says what was chosen, and what to worry about`() throws {
    let sweep = try publication().sweep
    #expect(
      sweep.params == [
        "answer.1.dataset": "d", "answer.1.candidate": "ecod", "answer.1.trial": "e1",
        "answer.1.oracle": "false",
      ])
    #expect(
      sweep.tags == [
        "assay.run": run.made.record.id, "assay.code_version": "c", "assay.platform": "p",
        "mlflow.source.name": "assay", "mlflow.source.type": "LOCAL",
        "assay.trials.failed": "1", "assay.trials.lost": "0", "assay.worry.1": "few rows",
        "assay.answer.1": "ecod is best.",
      ])
    #expect(sweep.datasets.map(\.name) == ["d"])
    #expect(sweep.datasets.map(\.digest) == ["fingerprint of d"])
  }

  @Test func `a bundle that MLflow cannot load is not registered, and that is said`() throws {
    let foreign = try FinishedRun(others: [:])
    let publication = try Publication(foreign.folder)
    #expect(publication.trials[0].model?.isLoadable == false)
    #expect(
      publication.notes == [
        "the bundle \(foreign.folder.model("e1")) is not registered: MLflow cannot load it (chance plays a part)"
      ])
    #expect(try self.publication().notes == [])
  }

  @Test func `a damaged bundle, a damaged record and a run without an end are not published`()
    throws
  {
    try FileSystem.write("x", to: Paths.join(run.folder.model("e1"), "MLmodel"))
    #expect(throws: FileError.self) { try publication() }
    try FileSystem.remove(run.folder.model("e1"))
    _ = try publication()
    let record = try FileSystem.readText(run.folder.trial("e2"))
    try FileSystem.write(record.replacing("0.625", with: "0.925"), to: run.folder.trial("e2"))
    #expect(throws: FileError.self) { try publication() }
    try FileSystem.write(record, to: run.folder.trial("e2"))
    try FileSystem.remove(run.folder.summary)
    #expect { try publication() } throws: { "\($0)".contains("did not come to its end") }
  }

  @Test func `names are those that somebody says, or the experiment's`() throws {
    #expect(try publication().experiment == "made")
    #expect(try publication().trials[0].model?.name == "made")
    let named = try publication { names in
      (names.experiment, names.model, names.alias) = ("Team/fraud", "fraud", "champion")
    }
    #expect(named.experiment == "Team/fraud" && named.trials[0].model?.name == "fraud")
    #expect(named.alias == "champion" && named.chosenModels.map(\.trial) == ["e1"])
  }

  @Test(arguments: [
    (
      "a/b",
      "'a/b' is no name for a registered model, which has no '/' and no ':'; name another with '--model'"
    ),
    (
      "a:b",
      "'a:b' is no name for a registered model, which has no '/' and no ':'; name another with '--model'"
    ),
  ])
  func `a name that no model can have is refused before anything is sent`(
    model: String, why: String
  ) {
    #expect {
      try publication { $0.model = model }
    } throws: {
      "\($0)" == why + "; nothing was sent, since a tracker would refuse it or cut it short"
    }
  }

  @Test(arguments: ["", "v3", "7", "a b", "ä", "a.b"])
  func `what is no alias is refused`(alias: String) {
    #expect { try publication { $0.alias = alias } } throws: { "\($0)".contains("is no alias") }
  }

  @Test func `values that would be cut are refused with their lengths`() throws {
    let publication = try publication()
    func refusal(_ change: (inout PublishedRun) -> Void) -> String {
      var told = publication
      change(&told.sweep)
      do throws(PublishError) {
        try told.check()
        return "none"
      } catch { return "\(error)".replacing(publication.sweep.name, with: "RUN") }
    }
    let end = "; nothing was sent, since a tracker would refuse it or cut it short"
    #expect(refusal { $0.params["p"] = String(repeating: "x", count: 6000) } == "none")
    #expect(
      refusal { $0.params["p"] = String(repeating: "x", count: 6001) }
        == "RUN: the parameter 'p' has 6001 characters, and a tracker keeps 6000" + end)
    // Of several, the first by its name is told.
    let long = String(repeating: "x", count: 6001)
    #expect(
      refusal { $0.params.merge(["q": long, "p": long, "r": long]) { $1 } }
        .hasPrefix("RUN: the parameter 'p' has"))
    #expect(refusal { $0.tags["t"] = String(repeating: "ä", count: 8000) } == "none")
    #expect(
      refusal { $0.tags["t"] = String(repeating: "ä", count: 8001) }
        == "RUN: the tag 't' has 8001 characters, and a tracker keeps 8000" + end)
    for key in ["a,b", "ä", "", String(repeating: "k", count: 251)] {
      #expect(refusal { $0.metrics = [MetricPoint(key, 1)] }.contains("is no name for a tracker"))
    }
    #expect(refusal { $0.metrics = [MetricPoint(String(repeating: "k", count: 250), 1)] } == "none")
  }

  @Test func `many values are told in as many batches as a tracker takes`() throws {
    var run = try publication().sweep
    run.metrics = (0..<2001).map { MetricPoint("m", Double($0), step: $0) }
    run.params = Dictionary(uniqueKeysWithValues: (0..<201).map { ("p\($0)", "v") })
    run.tags = Dictionary(uniqueKeysWithValues: (0..<101).map { ("t\($0)", "v") })
    let tracker = MadeTracker()
    let server = MLflowServer(
      try TrackerAddress("http://localhost:5000"), by: tracker, as: Credentials(environment: [:]),
      patience: Patience(waits: []))
    let experiment = try server.experiment(named: "e")
    let made = try #require(try server.makeRun(run, in: experiment, below: nil))
    let before = tracker.requests.count
    try server.log(run, to: made)
    // 1000 + 1000 + 1 metrics, 100 + 100 + 1 parameters, 100 + 1 tags, the data set.
    #expect(tracker.requests.count - before == 3 + 3 + 2 + 1)
    #expect(tracker.runs[0].metrics.count == 2001 && tracker.runs[0].params.count == 201)
    #expect(tracker.runs[0].tags.count == 101)
  }
}
