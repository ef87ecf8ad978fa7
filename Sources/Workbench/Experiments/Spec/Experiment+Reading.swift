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
    self.init(settings)
    try SpecChecks(experiment: self, places: reader.places).check()
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
    return try setting(
      String(parts[0]), to: Node(yaml: String(parts[1]), file: "--set \(parts[0])"))
  }
}
