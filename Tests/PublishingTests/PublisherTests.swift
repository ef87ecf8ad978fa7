import Artifacts
import Formats
import Machine
import Testing

@testable import Publishing

/// A tracker is told of a run once, whatever happens on the way.
struct PublisherTests {
  private let run: FinishedRun
  private let publication: Publication

  init() throws {
    run = try FinishedRun()
    publication = try Publication(run.folder)
  }

  private func publish(
    to tracker: MadeTracker, _ environment: [String: String] = [:], tries: Int = 3
  ) throws(PublishError) -> Publisher.Outcome {
    let server = MLflowServer(
      try TrackerAddress("http://localhost:5000"), by: tracker,
      as: Credentials(environment: environment),
      patience: Patience(waits: Array(repeating: 0, count: tries)))
    return try Publisher(publication, to: server).perform()
  }

  /// What is there after all went well.
  private func undisturbed() throws -> (state: [String], requests: Int) {
    let tracker = MadeTracker()
    _ = try publish(to: tracker)
    return (tracker.state, tracker.requests.count)
  }

  @Test func `a run and its trials are there, finished or failed, below one another`() throws {
    let tracker = MadeTracker()
    let outcome = try publish(to: tracker)
    #expect(outcome.experiment == "made" && outcome.runs == 5)
    #expect(outcome.versions == [.init(model: "made", version: "1", alias: "best")])
    #expect(tracker.experiments.keys.map { $0 } == ["made"])
    #expect(
      tracker.runs.map(\.status) == ["FINISHED", "FINISHED", "FINISHED", "FINISHED", "FAILED"])
    #expect(tracker.runs.map { $0.tags["assay.trial"] } == [nil, "e1", "e2", "h1", "h2"])
    #expect(Set(tracker.runs.map { $0.tags["assay.run"] }).count == 1)
    #expect(
      tracker.runs.map { $0.tags["mlflow.parentRunId"] } == [nil, "r0", "r0", "r0", "r0"])
    #expect(tracker.aliases == ["made@best": "1"])
    #expect(tracker.versions.map(\.source) == ["models:/m0"])
    #expect(tracker.models.map(\.status) == ["LOGGED_MODEL_READY"])
    #expect(tracker.runs[1].outputs.count == 1 && tracker.runs[0].outputs.isEmpty)
    #expect(
      tracker.files.keys.filter { $0.hasPrefix("1/models/m0/artifacts/") }.map(Paths.name).sorted()
        == ["MLmodel", "golden.npz", "manifest.json", "weights.safetensors"])
    #expect(
      try tracker.files["1/r1/artifacts/trial.json"] == FileSystem.read(run.folder.trial("e1")))
    #expect(
      tracker.files.keys.filter { $0.hasPrefix("1/r0/") }.sorted() == [
        "1/r0/artifacts/run.json", "1/r0/artifacts/summary.json",
      ])
  }

  @Test func `a run ends when it ended, and data are those that taught`() throws {
    let tracker = MadeTracker()
    _ = try publish(to: tracker)
    let told = [publication.sweep] + publication.trials
    #expect(tracker.runs.map(\.end) == told.map { Int($0.ended) })
    #expect(told.allSatisfy { $0.ended >= $0.started })
    let data = try JSON(parsing: #require(tracker.runs[0].datasets.first))
    #expect(data["tags"] == [["key": "mlflow.data.context", "value": "training"]])
    // Of runs of one moment the oldest is the one whose id comes first.
    let searches = tracker.requests.filter { $0.address.hasSuffix("runs/search") }
    #expect(!searches.isEmpty)
    for search in searches {
      guard case .bytes(let bytes)? = search.body else { continue }
      #expect(
        try JSON(parsing: bytes)["order_by"]
          == ["attributes.start_time ASC", "attributes.run_id ASC"])
    }
  }

  @Test func `versions of a model are looked through page by page`() throws {
    let tracker = MadeTracker()
    _ = try publish(to: tracker)
    // Another bundle under the same name is another version; the first is found again behind it and before it.
    let other = try FinishedRun(others: ["MLmodel": Array("{\"other\": 1}".utf8)])
    let server = MLflowServer(
      try TrackerAddress("http://localhost:5000"), by: tracker, as: Credentials(environment: [:]),
      patience: Patience(waits: [0, 0, 0]))
    _ = try Publisher(Publication(other.folder), to: server).perform()
    #expect(tracker.versions.map(\.number) == ["1", "2"])
    let state = tracker.state
    #expect(try publish(to: tracker).versions.map(\.version) == ["1"])
    _ = try Publisher(Publication(other.folder), to: server).perform()
    #expect(tracker.versions.map(\.number) == ["1", "2"] && tracker.state.count == state.count)
  }

  @Test func `a run that is published twice is there once`() throws {
    let tracker = MadeTracker()
    let first = try publish(to: tracker)
    let state = tracker.state
    #expect(try publish(to: tracker) == first)
    #expect(tracker.state == state)
  }

  @Test func `an answer that is lost after the deed makes nothing twice`() throws {
    let whole = try undisturbed()
    for lost in 0..<whole.requests {
      let tracker = MadeTracker()
      tracker.mishap = { $0 == lost ? .unanswered : nil }
      _ = try publish(to: tracker)
      #expect(tracker.state == whole.state, "the answer to request \(lost)")
    }
  }

  @Test func `what broke off at any request is whole after another time`() throws {
    let whole = try undisturbed()
    for last in 0..<whole.requests {
      let tracker = MadeTracker()
      tracker.mishap = { $0 >= last ? .unheard : nil }
      #expect {
        try publish(to: tracker)
      } throws: {
        "\($0)"
          == "http://localhost:5000: nobody answered; the run is whole here: publish it again when the tracker answers"
      }
      let finished = tracker.runs.filter {
        $0.tags["assay.trial"] == nil && $0.status == "FINISHED"
      }
      #expect(finished.isEmpty, "a sweep is finished last")
      tracker.mishap = { _ in nil }
      _ = try publish(to: tracker)
      #expect(tracker.state == whole.state, "broken off at request \(last)")
    }
  }

  @Test(arguments: [429, 502, 503, 504])
  func `a tracker that is busy is asked again, and no more often than that`(status: Int) throws {
    let tracker = MadeTracker()
    tracker.mishap = { $0 < 3 ? .answered(status, "busy") : nil }
    _ = try publish(to: tracker)
    #expect(try tracker.state == undisturbed().state)
    let busy = MadeTracker()
    busy.mishap = { _ in .answered(status, "busy") }
    #expect(throws: PublishError.unreachable("http://localhost:5000", why: "it answers \(status)"))
    {
      try publish(to: busy)
    }
    #expect(busy.requests.count == 4)
  }

  @Test func `what a tracker refuses ends it, with the tracker's own words`() throws {
    let tracker = MadeTracker()
    tracker.mishap = {
      $0 == 5 ? .answered(400, #"{"error_code":"INVALID_PARAMETER_VALUE","message":"bad"}"#) : nil
    }
    #expect {
      try publish(to: tracker)
    } throws: {
      "\($0)"
        == "the tracker refuses 'runs/log-batch': bad (INVALID_PARAMETER_VALUE, 400); what was sent before stays there"
    }
    #expect(tracker.requests.count == 6)
  }

  @Test func `a server that is no tracker, and one that leads elsewhere, are told`() {
    for (status, body, why) in [
      (
        200, "<html>",
        "the tracker answers 'experiments/get-by-name' with what is no JSON; is it a tracker of MLflow?"
      ),
      (
        302, "",
        "the tracker answers 'experiments/get-by-name' with a way to another address (302); give that address"
      ),
      (
        500, "oops",
        "the tracker refuses 'experiments/get-by-name': it does not say why (no code, 500); what was sent before stays there"
      ),
    ] {
      let tracker = MadeTracker()
      tracker.mishap = { _ in .answered(status, body) }
      #expect { try publish(to: tracker) } throws: { "\($0)" == why }
    }
  }

  @Test func `credentials stand in a header of every request and in nothing else`() throws {
    let tracker = MadeTracker()
    _ = try publish(to: tracker, ["MLFLOW_TRACKING_TOKEN": "t0ken"])
    #expect(tracker.requests.allSatisfy { $0.headers["Authorization"] == "Bearer t0ken" })
    for request in tracker.requests {
      #expect(!request.address.contains("t0ken"))
      if case .bytes(let bytes) = request.body {
        #expect(!String(decoding: bytes, as: UTF8.self).contains("t0ken"))
      }
    }
    let anonymous = MadeTracker()
    _ = try publish(to: anonymous)
    #expect(anonymous.requests.allSatisfy { $0.headers["Authorization"] == nil })
  }

  @Test(arguments: [401, 403])
  func `a tracker that wants credentials says which, and none of them`(status: Int) throws {
    let tracker = MadeTracker()
    tracker.mishap = { _ in .answered(status, "") }
    #expect {
      try publish(to: tracker)
    } throws: {
      "\($0)"
        == "http://localhost:5000 answers \(status): it wants credentials: MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, "
        + "or MLFLOW_TRACKING_TOKEN"
    }
    #expect {
      try publish(to: tracker, ["MLFLOW_TRACKING_TOKEN": "t0ken"])
    } throws: {
      "\($0)".hasSuffix("do not suffice") && !"\($0)".contains("t0ken")
    }
    #expect(tracker.requests.count == 2)
  }

  @Test func `artifacts that only its own client can bring are refused before a run is made`() {
    let tracker = MadeTracker()
    tracker.experiments["made"] = [
      "experiment_id": "1", "artifact_location": "s3://bucket/1", "lifecycle_stage": "active",
    ]
    #expect(
      throws: PublishError.foreignArtifacts(experiment: "made", location: "s3://bucket/1")
    ) { try publish(to: tracker) }
    #expect(tracker.runs.isEmpty)
    tracker.experiments["made"]?["lifecycle_stage"] = "deleted"
    #expect(throws: PublishError.deletedExperiment("made")) { try publish(to: tracker) }
  }

  @Test func `metrics told again have the moment of the first time`() throws {
    let tracker = MadeTracker()
    _ = try publish(to: tracker)
    let first = tracker.runs.map(\.metrics)
    // Somebody touches the records, which is no other run.
    try FileSystem.write(FileSystem.read(run.folder.trial("e1")), to: run.folder.trial("e1"))
    let server = MLflowServer(
      try TrackerAddress("http://localhost:5000"), by: tracker, as: Credentials(environment: [:]),
      patience: Patience(waits: []))
    _ = try Publisher(Publication(run.folder), to: server).perform()
    #expect(tracker.runs.map(\.metrics) == first)
  }
}
