import Files
public import YAML

extension Experiment {
  /// Reads a spec from a file, with settings from the command line laid over it.
  ///
  /// Nothing is computed before the whole spec is found to be right; all that is wrong is told at once.
  /// - Parameter changes: what `--set` said: a path and a value in YAML, such as `seeds=[1, 2]`.
  public static func read(
    _ path: String, changes: [String] = []
  ) throws -> Experiment {
    let text = try FileSystem.readText(path)
    var node = try Includes(root: path).resolved(Node(yaml: text, file: path))
    for change in changes { node = try node.changed(by: change) }
    return try Experiment(node)
  }

  /// The experiment that `node` describes.
  public init(_ node: Node) throws(Complaints) {
    var reader = SpecReader()
    let settings = reader.read(node, as: .spec)
    try reader.complaints.check()
    guard let settings else { preconditionFailure("a spec without complaints was read") }
    self.init(settings.spellingOutMissing)
    try SpecChecks(experiment: self, places: reader.places).check()
  }
}

extension Settings {
  /// The same settings, with a bare rule for missing numbers as the mapping that it stands for.
  fileprivate var spellingOutMissing: Settings {
    guard let rule = members["missing"]?.string else { return self }
    var (all, missing) = (members, Form.missing.defaults)
    missing["rule"] = .text(rule)
    all["missing"] = .object(missing)
    return Settings(all)
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
    let (path, value) = (String(parts[0]), String(parts[1]))
    let (known, rest) = split(path)
    let yaml = rest.reversed().reduce(value) { inner, key in "{ \(key): \(inner) }" }
    return try setting(known, to: Node(yaml: yaml, file: "--set \(path)"))
  }

  /// A path in two: up to the first mapping of the spec that has not been written yet, and what stands in
  /// it. All of the path is the first part where nothing is left out.
  private func split(_ path: String) -> (known: String, rest: [String]) {
    let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isData = steps.count > 3 && steps[0] == "data"
    let (depth, form) = isData ? (3, Form.data) : (1, Form.spec)
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
