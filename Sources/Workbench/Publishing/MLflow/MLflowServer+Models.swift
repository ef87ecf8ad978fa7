import Formats

/// A model that was logged with a run of a tracker.
struct TrackedModel: Equatable {
  let id: String
  /// Where its artifacts are kept.
  let place: String
}

extension MLflowServer {
  /// The model of a bundle, logged with a run; made where it is not there.
  func loggedModel(
    _ model: PublishedModel, with run: TrackedRun, in experiment: TrackedExperiment
  ) throws(PublishError) -> TrackedModel {
    try found { () throws(PublishError) in
      let answer = try answer(
        .post, "logged-models/search",
        [
          "experiment_ids": [.text(experiment.id)], "max_results": 50,
          "filter": .text("tags.`\(PublishedModel.hashTag)` = '\(model.hash)'"),
        ])
      let models = answer["models"]?.elements ?? []
      return try models.first { $0["info"]?["source_run_id"]?.string == run.id }.map {
        said throws(PublishError) in try TrackedModel(said)
      }
    } orMade: { () throws(PublishError) in
      let reply = try once(
        .post, "logged-models",
        [
          "experiment_id": .text(experiment.id), "name": .text(model.name),
          "model_type": "anomaly-detection", "source_run_id": .text(run.id),
          "tags": .pairs([PublishedModel.hashTag: model.hash]),
        ])
      guard case .done(let answer) = reply, let made = answer["model"] else { return nil }
      return try TrackedModel(made)
    }
  }

  /// Says that all files of a model are there, and with which run it came.
  func finish(_ model: TrackedModel, of run: TrackedRun) throws(PublishError) {
    _ = try answer(
      .patch, "logged-models/\(model.id)",
      ["model_id": .text(model.id), "status": "LOGGED_MODEL_READY"])
    // Told a second time, this is refused.
    _ = try found { () throws(PublishError) -> TrackedModel? in
      let answer = try answer(.get, "runs/get?run_id=\(Self.escaped(run.id))")
      let known = answer["run"]?["outputs"]?["model_outputs"]?.elements ?? []
      return known.contains { $0["model_id"]?.string == model.id } ? model : nil
    } orMade: { () throws(PublishError) -> TrackedModel? in
      _ = try once(
        .post, "runs/outputs",
        ["run_id": .text(run.id), "models": [["model_id": .text(model.id), "step": 0]]])
      return model
    }
  }

  /// The version of a registered model that is a bundle; made where it is not there.
  func version(
    of model: PublishedModel, _ logged: TrackedModel, _ run: TrackedRun
  ) throws(PublishError) -> String {
    // Whether it is there already is nothing to be told.
    _ = try call(.post, "registered-models/create", ["name": .text(model.name)])
    return try found { () throws(PublishError) in
      try versions(of: model.name).first { $0.hash == model.hash }?.number
    } orMade: { () throws(PublishError) in
      let reply = try once(
        .post, "model-versions/create",
        [
          "name": .text(model.name), "source": .text("models:/\(logged.id)"),
          "run_id": .text(run.id), "model_id": .text(logged.id),
          "tags": .pairs([
            PublishedModel.hashTag: model.hash, PublishedRun.trialTag: model.trial,
          ]),
        ])
      guard case .done(let answer) = reply else { return nil }
      return answer["model_version"]?["version"]?.string
    }
  }

  /// The versions of a registered model, the first first, each with the hash of its bundle, if it is one of ours.
  private func versions(
    of name: String
  ) throws(PublishError) -> [(number: String, hash: String?)] {
    var versions: [(number: String, hash: String?)] = []
    var page: String?
    repeat {
      let filter = Self.escaped("name='\(name.replacing("'", with: "''"))'")
      let token = page.map { "&page_token=\(Self.escaped($0))" } ?? ""
      let answer = try answer(
        .get, "model-versions/search?max_results=1000&filter=\(filter)\(token)")
      for version in answer["model_versions"]?.elements ?? [] {
        let tag = version["tags"]?.elements?.first {
          $0["key"]?.string == PublishedModel.hashTag
        }
        if let number = version["version"]?.string {
          versions.append((number, tag?["value"]?.string))
        }
      }
      page = answer["next_page_token"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    } while page != nil
    return versions.sorted { (Int($0.number) ?? 0) < (Int($1.number) ?? 0) }
  }

  /// Gives a version a name beside its number, which another may have had.
  func alias(_ alias: String, of name: String, version: String) throws(PublishError) {
    _ = try answer(
      .post, "registered-models/alias",
      ["name": .text(name), "alias": .text(alias), "version": .text(version)])
  }
}

extension TrackedModel {
  fileprivate init(_ said: JSON) throws(PublishError) {
    guard let id = said["info"]?["model_id"]?.string,
      let uri = said["info"]?["artifact_uri"]?.string
    else { throw .strange("logged-models", "a model without an id or a place") }
    self.init(id: id, place: try uri.artifactPlace)
  }
}
