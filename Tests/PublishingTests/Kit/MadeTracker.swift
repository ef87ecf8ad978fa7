import Formats
import Machine

@testable import Publishing

/// A tracker in memory that speaks as MLflow does, and can be told to fail.
final class MadeTracker: Web {
  /// What becomes of a request, counted from 0.
  enum Mishap {
    /// It is not done, and no answer comes.
    case unheard
    /// It is done, and no answer comes.
    case unanswered
    /// It is not done, and something else is answered.
    case answered(Int, String)
  }

  var mishap: (Int) -> Mishap? = { _ in nil }
  private(set) var requests: [WebRequest] = []

  var experiments: [String: JSON.Object] = [:]
  private(set) var runs: [Run] = []
  private(set) var models: [Model] = []
  private(set) var registered: Set<String> = []
  private(set) var versions: [Version] = []
  private(set) var aliases: [String: String] = [:]
  private(set) var files: [String: [UInt8]] = [:]

  struct Run: Equatable {
    let id: String
    let experiment: String
    let name: String
    let start: Int
    var status = "RUNNING"
    var end: Int?
    var tags: [String: String] = [:]
    var params: [String: String] = [:]
    /// A point as text, so that equal ones are one.
    var metrics: Set<String> = []
    var datasets: Set<String> = []
    var outputs: Set<String> = []
  }

  struct Model: Equatable {
    let id: String
    let name: String
    let run: String
    let tags: [String: String]
    var status = "LOGGED_MODEL_PENDING"
  }

  struct Version: Equatable {
    let name: String
    let number: String
    let source: String
    let tags: [String: String]
  }

  /// All that is there, to be compared.
  var state: [String] {
    runs.map { "\($0.name) \($0.status) \($0.tags.sorted { $0.key < $1.key })" }
      + runs.map { "\($0.params.sorted { $0.key < $1.key })" }
      + runs.map { "\($0.metrics.sorted()) \($0.datasets.sorted()) \($0.outputs.count)" }
      + models.map { "\($0.name) \($0.tags) \($0.status)" }
      + versions.map { "\($0.name) \($0.number) \($0.tags.sorted { $0.key < $1.key })" }
      + aliases.sorted { $0.key < $1.key }.map { "\($0)" } + files.keys.sorted()
  }

  func answer(to request: WebRequest) throws(NoAnswer) -> WebAnswer {
    requests.append(request)
    switch mishap(requests.count - 1) {
    case .unheard: throw NoAnswer("nobody answered")
    case .unanswered:
      _ = done(request)
      throw NoAnswer("the connection broke off")
    case .answered(let status, let body): return WebAnswer(status: status, body: Array(body.utf8))
    case nil: return done(request)
    }
  }

  private func done(_ request: WebRequest) -> WebAnswer {
    let parts = request.address.split(separator: "/api/2.0/", maxSplits: 1)
    let call = parts.count == 2 ? String(parts[1]) : ""
    if case .file(let path) = request.body {
      let place = call.replacing("mlflow-artifacts/artifacts/", with: "")
      files[place] = (try? FileSystem.read(path)) ?? []
      return WebAnswer(status: 200)
    }
    var body: JSON = [:]
    if case .bytes(let bytes) = request.body {
      body = (try? JSON(parsing: bytes, name: "request")) ?? .null
    }
    let (status, answer) = answer(
      "\(request.method.rawValue) \(call.replacing("mlflow/", with: ""))", body)
    return WebAnswer(status: status, body: answer.bytes())
  }

  private static func failure(_ status: Int, _ code: String) -> (Int, JSON) {
    (status, ["error_code": .text(code), "message": .text("no: \(code)")])
  }

  private func answer(_ call: String, _ body: JSON) -> (Int, JSON) {
    let missing = Self.failure(404, "RESOURCE_DOES_NOT_EXIST")
    let taken = Self.failure(400, "RESOURCE_ALREADY_EXISTS")
    let name = body["name"]?.string ?? ""
    switch call {
    case let call where call.hasPrefix("GET experiments/get-by-name?experiment_name="):
      let name = String(call.split(separator: "=")[1])
      guard let experiment = experiments[name] else { return missing }
      return (200, ["experiment": .object(experiment)])
    case "POST experiments/create":
      guard experiments[name] == nil else { return taken }
      let id = "\(experiments.count + 1)"
      experiments[name] = [
        "experiment_id": .text(id), "artifact_location": .text("mlflow-artifacts:/\(id)"),
        "lifecycle_stage": "active",
      ]
      return (200, ["experiment_id": .text(id)])
    case "POST runs/search": return (200, ["runs": .list(found(body).map(json))])
    case let call where call.hasPrefix("GET runs/get?run_id="):
      guard let run = runs.first(where: { call.hasSuffix("=\($0.id)") }) else { return missing }
      return (200, ["run": json(run)])
    case "POST runs/create":
      let run = Run(
        id: "r\(runs.count)", experiment: body["experiment_id"]?.string ?? "",
        name: body["run_name"]?.string ?? "", start: body["start_time"]?.int ?? 0,
        tags: pairs(body["tags"]))
      runs.append(run)
      return (200, ["run": json(run)])
    case "POST runs/log-batch", "POST runs/log-inputs", "POST runs/update", "POST runs/outputs":
      guard let place = runs.firstIndex(where: { $0.id == body["run_id"]?.string }) else {
        return missing
      }
      return log(body, to: place) ? (200, [:]) : Self.failure(400, "INVALID_PARAMETER_VALUE")
    case "POST logged-models/search":
      let hash = body["filter"]?.string?.split(separator: "'")[1] ?? ""
      return (
        200, ["models": .list(models.filter { $0.tags["assay.model"] == String(hash) }.map(json))]
      )
    case "POST logged-models":
      let model = Model(
        id: "m\(models.count)", name: name, run: body["source_run_id"]?.string ?? "",
        tags: pairs(body["tags"]))
      models.append(model)
      return (200, ["model": json(model)])
    case let call where call.hasPrefix("PATCH logged-models/"):
      guard let place = models.firstIndex(where: { $0.id == body["model_id"]?.string }) else {
        return missing
      }
      models[place].status = body["status"]?.string ?? ""
      return (200, [:])
    case "POST registered-models/create":
      return registered.insert(name).inserted ? (200, [:]) : taken
    case let call where call.hasPrefix("GET model-versions/search"):
      // A page holds one, so that whoever wants all has to turn pages.
      let page = call.split(separator: "page_token=").dropFirst().last.flatMap { Int($0) } ?? 0
      let more = page + 1 < versions.count
      return (
        200,
        [
          "model_versions": .list(versions[page...].prefix(1).map(json)),
          "next_page_token": more ? .text("\(page + 1)") : "",
        ]
      )
    case "POST model-versions/create":
      let version = Version(
        name: name, number: "\(versions.count { $0.name == name } + 1)",
        source: body["source"]?.string ?? "", tags: pairs(body["tags"]))
      versions.append(version)
      return (200, ["model_version": json(version)])
    case "POST registered-models/alias":
      aliases["\(name)@\(body["alias"]?.string ?? "")"] = body["version"]?.string
      return (200, [:])
    default: return Self.failure(404, "ENDPOINT_NOT_FOUND")
    }
  }

  private func found(_ body: JSON) -> [Run] {
    let words = body["filter"]?.string?.split(separator: "'").map(String.init) ?? []
    let key = body["filter"]?.string?.split(separator: "`").map(String.init) ?? []
    guard words.count == 2, key.count == 3 else { return [] }
    let ids = body["experiment_ids"]?.elements?.compactMap(\.string) ?? []
    return runs.filter { ids.contains($0.experiment) && $0.tags[key[1]] == words[1] }
      .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  /// Takes what is told of a run; refuses a parameter that would change.
  private func log(_ body: JSON, to place: Int) -> Bool {
    for (key, value) in pairs(body["params"]) {
      if let known = runs[place].params[key], known != value { return false }
      runs[place].params[key] = value
    }
    runs[place].tags.merge(pairs(body["tags"])) { $1 }
    for point in body["metrics"]?.elements ?? [] { runs[place].metrics.insert(point.text()) }
    for data in body["datasets"]?.elements ?? [] { runs[place].datasets.insert(data.text()) }
    for model in body["models"]?.elements ?? [] {
      // As MLflow 3.17, which refuses what it knows.
      guard runs[place].outputs.insert(model["model_id"]?.string ?? "").inserted else {
        return false
      }
    }
    if let status = body["status"]?.string { runs[place].status = status }
    if let end = body["end_time"]?.int { runs[place].end = end }
    return true
  }

  private func pairs(_ list: JSON?) -> [String: String] {
    var pairs: [String: String] = [:]
    for entry in list?.elements ?? [] {
      pairs[entry["key"]?.string ?? ""] = entry["value"]?.string
    }
    return pairs
  }

  private func list(_ pairs: [String: String]) -> JSON {
    .list(pairs.map { ["key": .text($0.key), "value": .text($0.value)] })
  }

  private func json(_ run: Run) -> JSON {
    [
      "info": [
        "run_id": .text(run.id), "start_time": JSON(run.start),
        "artifact_uri": .text("mlflow-artifacts:/\(run.experiment)/\(run.id)/artifacts"),
      ], "data": ["tags": list(run.tags)],
      "outputs": [
        "model_outputs": .list(run.outputs.sorted().map { ["model_id": .text($0), "step": 0] })
      ],
    ]
  }

  private func json(_ model: Model) -> JSON {
    [
      "info": [
        "model_id": .text(model.id), "source_run_id": .text(model.run),
        "artifact_uri": .text("mlflow-artifacts:/1/models/\(model.id)/artifacts"),
      ]
    ]
  }

  private func json(_ version: Version) -> JSON {
    [
      "version": .text(version.number),
      "tags": .list(
        [["key": "note", "value": "of somebody else"]] + (list(version.tags).elements ?? [])),
    ]
  }
}
