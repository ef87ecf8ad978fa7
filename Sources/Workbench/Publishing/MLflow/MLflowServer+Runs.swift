import Formats

/// An experiment of a tracker.
struct TrackedExperiment: Equatable {
  let id: String
  let name: String
}

/// A run of a tracker.
struct TrackedRun: Equatable {
  let id: String
  /// Where its artifacts are kept.
  let place: String
  /// In milliseconds since 1970: the moment of all its metrics, so that those that are told twice are one.
  let started: Int64
}

extension MLflowServer {
  /// The experiment of a name.
  func experiment(named name: String) throws(PublishError) -> TrackedExperiment {
    try found { () throws(PublishError) in
      let query = "experiments/get-by-name?experiment_name=\(Self.escaped(name))"
      guard case .done(let answer) = try call(.get, query) else { return nil }
      return try experiment(answer["experiment"], name)
    } orMade: { () throws(PublishError) in
      // One that another has made meanwhile is found the next time.
      _ = try once(.post, "experiments/create", ["name": .text(name)])
      let answer = try answer(
        .get, "experiments/get-by-name?experiment_name=\(Self.escaped(name))")
      return try experiment(answer["experiment"], name)
    }
  }

  private func experiment(_ said: JSON?, _ name: String) throws(PublishError) -> TrackedExperiment {
    guard let id = said?["experiment_id"]?.string else {
      throw .strange("experiments/get-by-name", "an experiment without an id")
    }
    guard said?["lifecycle_stage"]?.string != "deleted" else { throw .deletedExperiment(name) }
    let location = said?["artifact_location"]?.string ?? ""
    guard location.hasPrefix(Self.ownArtifacts) else {
      throw .foreignArtifacts(experiment: name, location: location)
    }
    return TrackedExperiment(id: id, name: name)
  }

  /// What artifacts are called that the tracker itself takes.
  static let ownArtifacts = "mlflow-artifacts:"

  /// The runs of an experiment with a tag, the oldest of each value of another first.
  func runs(
    of experiment: TrackedExperiment, tagged tag: String, _ value: String, by key: String
  ) throws(PublishError) -> [String: TrackedRun] {
    var found: [String: TrackedRun] = [:]
    var page: String?
    repeat {
      var body: JSON.Object = [
        "experiment_ids": [.text(experiment.id)], "max_results": 1000,
        "filter": .text("tags.`\(tag)` = '\(value)'"),
        "order_by": ["attributes.start_time ASC", "attributes.run_id ASC"],
      ]
      body["page_token"] = page.map(JSON.text)
      let answer = try answer(.post, "runs/search", .object(body))
      for run in answer["runs"]?.elements ?? [] {
        let tags = run["data"]?["tags"]?.elements ?? []
        let name = tags.first { $0["key"]?.string == key }?["value"]?.string ?? ""
        if found[name] == nil { found[name] = try TrackedRun(run) }
      }
      page = answer["next_page_token"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    } while page != nil
    return found
  }

  /// Makes a run, which is not repeated.
  func makeRun(
    _ run: PublishedRun, in experiment: TrackedExperiment, below parent: TrackedRun?
  ) throws(PublishError) -> TrackedRun? {
    // What finds it again is with it from the beginning.
    var tags = run.tags.filter { [PublishedRun.trialTag, PublishedRun.runTag].contains($0.key) }
    tags["mlflow.parentRunId"] = parent?.id
    let reply = try once(
      .post, "runs/create",
      [
        "experiment_id": .text(experiment.id), "run_name": .text(run.name),
        "start_time": .integer(Int(run.started)), "tags": .pairs(tags),
      ])
    guard case .done(let answer) = reply, let made = answer["run"] else { return nil }
    return try TrackedRun(made)
  }

  /// Tells all that is known of a run, in as many batches as that takes.
  func log(_ told: PublishedRun, to run: TrackedRun) throws(PublishError) {
    let points = told.metrics.map { point -> JSON in
      [
        "key": .text(point.key), "value": .number(point.value), "step": JSON(point.step),
        "timestamp": .integer(Int(run.started)),
      ]
    }
    for batch in points.batches(of: TrackerLimits.metricsAtOnce) {
      try log("metrics", .list(batch), to: run)
    }
    for batch in told.params.sorted(by: { $0.key < $1.key }).batches(
      of: TrackerLimits.paramsAtOnce)
    {
      try log("params", .pairs(batch), to: run)
    }
    for batch in told.tags.sorted(by: { $0.key < $1.key }).batches(of: TrackerLimits.tagsAtOnce) {
      try log("tags", .pairs(batch), to: run)
    }
    guard !told.datasets.isEmpty else { return }
    _ = try answer(
      .post, "runs/log-inputs",
      ["run_id": .text(run.id), "datasets": .list(told.datasets.map(\.json))])
  }

  private func log(_ what: String, _ list: JSON, to run: TrackedRun) throws(PublishError) {
    _ = try answer(
      .post, "runs/log-batch",
      .object([(key: "run_id", value: .text(run.id)), (key: what, value: list)]))
  }

  /// Says that all is told of a run.
  func finish(_ told: PublishedRun, _ run: TrackedRun) throws(PublishError) {
    _ = try answer(
      .post, "runs/update",
      [
        "run_id": .text(run.id), "status": .text(told.hasFailed ? "FAILED" : "FINISHED"),
        "end_time": .integer(Int(max(told.ended, run.started))),
      ])
  }
}

extension TrackedRun {
  init(_ said: JSON) throws(PublishError) {
    let info = said["info"]
    guard let id = info?["run_id"]?.string, let uri = info?["artifact_uri"]?.string,
      let started = info?["start_time"]?.int
    else { throw .strange("runs", "a run without an id, a place or a beginning") }
    self.init(id: id, place: try uri.artifactPlace, started: Int64(started))
  }
}

extension PublishedDataset {
  fileprivate var json: JSON {
    [
      "tags": [["key": "mlflow.data.context", "value": "training"]],
      "dataset": [
        "name": .text(name), "digest": .text(digest), "source_type": "local",
        "source": .text(JSON.object(["uri": .text(source)]).text()), "profile": .text(profile),
      ],
    ]
  }
}

extension JSON {
  /// Keys and values as a tracker takes them.
  static func pairs(_ values: some Sequence<(key: String, value: String)>) -> JSON {
    .list(values.map { ["key": .text($0.key), "value": .text($0.value)] })
  }

  static func pairs(_ values: [String: String]) -> JSON {
    pairs(values.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
  }
}

extension String {
  /// Where the tracker keeps artifacts that it calls so.
  var artifactPlace: String {
    get throws(PublishError) {
      guard hasPrefix(MLflowServer.ownArtifacts) else {
        throw .foreignArtifacts(experiment: "", location: self)
      }
      return String(dropFirst(MLflowServer.ownArtifacts.count).drop { $0 == "/" })
    }
  }
}

extension Array {
  /// The elements in their order, no more than so many at once.
  fileprivate func batches(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
