import Formats
import Forms
import Machine
import YAML

extension GateRules {
  /// A file of rules: what a spec says under `gate`, and nothing else.
  private enum File: Keyed {
    static let name = "rules"
    static let help = "The rules of a gate."
    static let gate = Key<Self, [Choice]>.required(
      Spec.gate.name, .list(of: .choice(of: choices.forms)), Spec.gate.help)
    static var keys: [any FormKey<Self>] { [gate] }
  }

  /// The rules in the file at `path`, or all that is wrong with them.
  public static func read(_ path: String) throws -> [GateRule] {
    let node = try Node(yaml: FileSystem.readText(path, limit: Includes.sizeLimit), file: path)
    var reader = FormReader()
    let members = reader.read(node, as: File.form)
    try reader.complaints.check()
    let rules = try Settings<File>(members ?? [:])[File.gate].map(choices.make)
    guard !rules.isEmpty else {
      throw Complaint("'\(Spec.gate.name)' needs at least one rule", at: node.place)
    }
    return rules
  }
}
