import Features
public import Formats
import Forms
public import Machine
import Vocabulary
public import YAML

extension Experiment {
  /// Reads a spec from a file, with settings from the command line laid over it.
  ///
  /// Nothing is computed before the whole spec is found to be right; all that is wrong is told at once.
  /// - Parameter changes: what `--set` said: a path and a value in YAML, such as `seeds=[1, 2]`.
  public static func read(
    _ path: String, changes: [String] = []
  ) throws -> Experiment {
    let text = try FileSystem.readText(path, limit: Includes.sizeLimit)
    var node = try Includes(root: path).resolved(Node(yaml: text, file: path))
    for change in changes { node = try node.changed(by: change) }
    return try Experiment(node)
  }

  /// What the spec says in a way that is older than this version.
  public var hints: [Complaint] { places?.hints ?? [] }

  /// The experiment that `node` describes.
  public init(_ node: Node) throws(Complaints) {
    var reader = FormReader()
    let settings = reader.read(node, as: Spec.form)
    try reader.complaints.check()
    guard let settings else { preconditionFailure("a spec without complaints was read") }
    self = try ExperimentMaker.make(
      Settings<Spec>(settings).spellingOutMissing, reader.places)
  }

  /// The experiment that a run recorded; keys that an earlier version did not know have their defaults.
  public init(recorded spec: JSON) throws(FileError) {
    guard let members = spec.members else {
      throw JSONReader(spec, name: "run.json").error("the spec is no object")
    }
    self = try ExperimentMaker.make(recorded: Settings(members))
  }

  /// The experiment with what stands outside of Assay among its settings, hashes of files and versions of Python's
  /// packages, so that runs and trials are others when that is another.
  ///
  /// What is not there, such as a package, is told where the spec asks for it.
  public func sealed(searchFolders: [String], python: Python = .usual) throws -> Experiment {
    let settings = Settings<Spec>(spec)
    let sealed = try settings[Spec.detectors].enumerated().map { place, entry in
      func noted<Model: PythonModelForm>(_ form: Model.Type) throws -> Choice {
        let model = entry.settings(of: form)
        guard model[Model.version] == nil else { return entry }
        do throws(PythonError) {
          let version = try python.version(of: Model.calls(of: model))
          return Choice(
            entry.name,
            model.with(Model.version, version).with(Model.sha256, PythonScript.sha256).members)
        } catch {
          throw refusal(error, at: "\(Spec.detectors.name).\(place).\(entry.name)")
        }
      }
      switch entry.name {
      case PyODModel.name: return try noted(PyODModel.self)
      case SklearnModel.name: return try noted(SklearnModel.self)
      case OutsideScores.name:
        let scores = entry.settings(of: OutsideScores.self)
        let stated = scores[OutsideScores.sha256]
        // What a run has noted is compared when the scores are read.
        guard stated == nil || places != nil else { return entry }
        let file = try DataLoader.found(scores[OutsideScores.file], searchFolders)
        let hash = try SHA256.hex(ofFile: file)
        guard stated == nil || stated == hash else {
          throw refusal(
            SettingError(
              OutsideScores.sha256.name, mustBe: "that of \(file), \(hash)", not: stated ?? ""),
            at: "\(Spec.detectors.name).\(place).\(entry.name).\(OutsideScores.sha256.name)")
        }
        return Choice(entry.name, scores.with(OutsideScores.sha256, hash).members)
      case OutsideCommand.name:
        let command = entry.settings(of: OutsideCommand.self)
        guard command[OutsideCommand.sha256] == nil,
          let hash = try OutsideCommand.fileHash(of: command)
        else { return entry }
        return Choice(entry.name, command.with(OutsideCommand.sha256, hash).members)
      default: return entry
      }
    }
    guard sealed != settings[Spec.detectors] else { return self }
    let all = settings.with(Spec.detectors, sealed)
    guard let places else { return try ExperimentMaker.make(recorded: all) }
    return try ExperimentMaker.make(all, places)
  }

  /// What only the data could refute, as a complaint where the spec says it; as it is where the experiment
  /// was read from a record.
  public func refusal(_ error: some Error & CustomStringConvertible, at path: String) -> any Error {
    guard let place = places?[path] else { return error }
    return Complaint(error.description, at: place)
  }

  /// What the data show to be better said otherwise, with the place where the spec says it, if it has one.
  public func hint(_ error: some Error & CustomStringConvertible, at path: String) -> String {
    (refusal(error, at: path) as? Complaint)?.hint ?? "hint: \(error)"
  }
}

extension Settings<Spec> {
  /// The same settings, with a bare rule for missing numbers as the mapping that it stands for.
  fileprivate var spellingOutMissing: Settings {
    let features = read(as: FeatureSettings.self)
    return features.with(FeatureSettings.missing, features[FeatureSettings.missing])
      .read(as: Spec.self)
  }
}

extension Node {
  /// The node with one `path=value` of the command line laid over it.
  fileprivate func changed(by change: String) throws -> Node {
    let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw Complaint(
        "wanted a path and a value, such as --set seeds=[1,2]",
        at: Place(Source(change, name: "--set"), line: 1, column: 1))
    }
    let path = String(parts[0])
    let value = Self.namesFile(path) ? Self.fromHere(String(parts[1])) : String(parts[1])
    let (known, rest) = split(path)
    let yaml = rest.reversed().reduce(value) { inner, key in "{ \(key): \(inner) }" }
    return try setting(known, to: Node(yaml: yaml, file: "--set \(path)"))
  }

  /// Whether what stands at a path of the spec is a path of a file.
  private static func namesFile(_ path: String) -> Bool {
    ["file", "mirror"].contains(path.split(separator: ".").last.map(String.init) ?? "")
  }

  /// A path that was said on the command line is meant from the current folder, if it leads anywhere.
  private static func fromHere(_ value: String) -> String {
    let path = value.trimming { $0 == " " || $0 == "\"" || $0 == "'" }
    return FileSystem.exists(path) ? JSON.text(Paths.absolute(path)).text() : value
  }

  /// A path in two: up to the first mapping of the spec that has not been written yet, and what stands in
  /// it. All of the path is the first part where nothing is left out.
  private func split(_ path: String) -> (known: String, rest: [String]) {
    let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isData = steps.count > 3 && steps[0] == Spec.data.name
    let (depth, form) = isData ? (3, DataSetting.form) : (1, Spec.form)
    guard steps.count > depth, form.keys.contains(where: { $0.name == steps[depth - 1] }) else {
      return (path, [])
    }
    var around = self
    for step in steps.prefix(depth - 1) {
      switch around.content {
      case .mapping(let mapping):
        guard let next = mapping.optional(step) else { return (path, []) }
        around = next
      case .list(let nodes):
        guard let place = Int(step), nodes.indices.contains(place) else { return (path, []) }
        around = nodes[place]
      case .scalar: return (path, [])
      }
    }
    guard case .mapping(let mapping) = around.content, mapping.optional(steps[depth - 1]) == nil
    else { return (path, []) }
    return (steps.prefix(depth).joined(separator: "."), Array(steps.dropFirst(depth)))
  }
}

extension String {
  /// The text without what `isOuter` holds for at either end.
  fileprivate func trimming(_ isOuter: (Character) -> Bool) -> String {
    String(drop(while: isOuter).reversed().drop(while: isOuter).reversed())
  }
}
