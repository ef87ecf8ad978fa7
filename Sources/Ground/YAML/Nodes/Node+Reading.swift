import Wording

extension Node {
  /// The mapping that this is, with no other keys than those known.
  public func mapping(of known: String...) throws(Complaint) -> Mapping {
    let mapping = try mapping()
    if let complaint = mapping.unknownKeys(known).first { throw complaint }
    return mapping
  }

  /// The mapping that this is; each key that is not known becomes a complaint of its own.
  public func mapping(
    of known: [String], collecting complaints: inout Complaints
  ) throws(Complaint) -> Mapping {
    let mapping = try mapping()
    for complaint in mapping.unknownKeys(known) { complaints.add(complaint) }
    return mapping
  }

  /// The mapping that this is, with whatever keys.
  public func mapping() throws(Complaint) -> Mapping {
    guard case .mapping(let mapping) = content else { throw wanted("a mapping") }
    return mapping
  }

  /// The elements of the list that this is.
  public func list() throws(Complaint) -> [Node] {
    guard case .list(let nodes) = content else { throw wanted("a list") }
    return nodes
  }

  /// The elements of the list, each read by `read`.
  public func list<Value>(
    of read: (Node) throws(Complaint) -> Value
  ) throws(Complaint) -> [Value] {
    var values: [Value] = []
    for node in try list() { values.append(try read(node)) }
    return values
  }

  /// The elements of the list, or this itself as the only one: an axis that may have one value.
  public func listOrOne<Value>(
    of read: (Node) throws(Complaint) -> Value
  ) throws(Complaint) -> [Value] {
    if case .list = content { return try list(of: read) }
    return [try read(self)]
  }

  /// The word that this is, which must be one of `known`.
  public func word(of known: [String], called what: String) throws(Complaint) -> String {
    let text = try String(self)
    guard known.contains(text) else {
      throw complaint(
        "no \(what) is called '\(text)'; there are \(known.joined(separator: ", "))"
          + Spelling.hint(for: text, among: known))
    }
    return text
  }
}

extension String {
  /// The text that `node` is; a number or truth must be quoted to count as text.
  public init(_ node: Node) throws(Complaint) {
    guard case .scalar(let scalar) = node.content else { throw node.wanted("text") }
    switch scalar.value {
    case .text(let text): self = text
    case .null: throw node.wanted("text")
    case .bool, .integer, .number:
      throw node.complaint(
        "wanted text, found \(node.kind); write \"\(scalar.text)\" if that is meant")
    }
  }
}

extension Int {
  /// The whole number that `node` is; `1e6` is one.
  public init(_ node: Node) throws(Complaint) {
    guard case .scalar(let scalar) = node.content else { throw node.wanted("a whole number") }
    switch scalar.value {
    case .integer(let value): self = value
    case .number(let value):
      guard let whole = Int(exactly: value) else { throw node.wanted("a whole number") }
      self = whole
    default: throw node.wanted("a whole number")
    }
  }
}

extension Double {
  /// The finite number that `node` is.
  public init(_ node: Node) throws(Complaint) {
    guard case .scalar(let scalar) = node.content else { throw node.wanted("a number") }
    switch scalar.value {
    case .integer(let value): self = Double(value)
    case .number(let value):
      guard value.isFinite else { throw node.wanted("a finite number") }
      self = value
    default: throw node.wanted("a number")
    }
  }
}

extension Bool {
  /// The truth that `node` is.
  public init(_ node: Node) throws(Complaint) {
    guard case .scalar(let scalar) = node.content, case .bool(let value) = scalar.value else {
      throw node.wanted("true or false")
    }
    self = value
  }
}
