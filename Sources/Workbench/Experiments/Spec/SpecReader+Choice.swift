import YAML

extension SpecReader {
  /// A choice as the command line has it: `budget: { alerts: 20, per: day }`, or a bare name.
  static func choice(_ text: String, among forms: [Form], from option: String) throws -> Choice {
    var reader = SpecReader()
    let node = try Node(yaml: text, file: option)
    let settings = reader.read(node, choice: forms)
    try reader.complaints.check()
    guard let settings else { preconditionFailure("a choice without complaints was read") }
    return Choice(settings)
  }
}
