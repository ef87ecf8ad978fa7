import Vocabulary
public import YAML

extension Choices {
  /// What `text` asks for, as the command line has it: `budget: { alerts: 20, per: day }`, or a bare name.
  ///
  /// - Parameter option: Where it was said, for complaints.
  public func make(_ text: String, from option: String) throws(Complaints) -> Made {
    var reader = FormReader()
    let node = try Node(yaml: text, file: option)
    let found = reader.read(node, choice: forms)
    try reader.complaints.check()
    guard let found, let choice = Choice(stored: found) else {
      preconditionFailure("a choice without complaints was read")
    }
    do { return try make(choice) } catch {
      let place = reader.places[".\(choice.name).\(error.setting)"] ?? node.place
      throw Complaints(Complaint(error.description, at: place))
    }
  }
}
