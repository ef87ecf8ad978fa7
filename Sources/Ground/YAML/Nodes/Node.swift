/// A part of a YAML document that knows where it was written.
public struct Node: Sendable {
  public enum Content: Sendable, Equatable {
    case scalar(Scalar)
    case list([Node])
    case mapping(Mapping)
  }

  public let content: Content
  /// Where it was written; what an alias stands for stays where its anchor is.
  public let place: Place
  /// How many nodes it is, itself and what aliases stand for included.
  let size: Int

  init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
    switch content {
    case .scalar: size = 1
    case .list(let nodes): size = 1 + nodes.reduce(0) { $0 + $1.size }
    case .mapping(let mapping):
      size = 1 + mapping.entries.reduce(0) { $0 + $1.key.size + $1.value.size }
    }
  }
}

extension Node: Equatable {
  /// Nodes are equal where they say the same, wherever they stand.
  public static func == (one: Node, other: Node) -> Bool { one.content == other.content }
}

extension Node {
  /// What the node is, as it ends the sentence "found …".
  public var kind: String {
    switch content {
    case .scalar(let scalar): scalar.value.kind
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  public var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.value == .null } else { false }
  }

  /// A complaint at this place.
  public func complaint(_ message: String) -> Complaint { Complaint(message, at: place) }

  /// A complaint that something else is wanted than what was found here.
  public func wanted(_ what: String) -> Complaint {
    guard case .scalar(let scalar) = content, scalar.value != .null else {
      return complaint("wanted \(what), found \(isNull ? "nothing" : kind)")
    }
    let shown = scalar.text.count > 60 ? scalar.text.prefix(59) + "…" : Substring(scalar.text)
    return complaint("wanted \(what), found \(kind): '\(shown)'")
  }
}
