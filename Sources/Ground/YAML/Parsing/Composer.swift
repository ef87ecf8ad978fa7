import Wording

/// Makes nodes of events: resolves aliases and merges, and refuses what would be ambiguous or endless.
struct Composer {
  static let depthLimit = 100
  static let sizeLimit = 1_000_000

  private let events: EventParser
  private let source: Source
  private var anchors: [String: Node] = [:]
  private var open: Set<String> = []
  private var size = 0
  private var complaints = Complaints()

  init(_ source: Source) {
    self.source = source
    events = EventParser(source)
  }

  /// The one document of the text; nothing written is null.
  mutating func document() throws(Complaints) -> Node {
    var root: Node?
    do throws(Complaint) { root = try onlyDocument() } catch { complaints.add(error) }
    try complaints.check()
    return root ?? Node(.scalar(Scalar("")), at: Place(source, line: 1, column: 1))
  }

  private mutating func onlyDocument() throws(Complaint) -> Node? {
    var root: Node?
    while true {
      let event = try events.next()
      switch event.kind {
      case .streamStart, .documentEnd: continue
      case .documentStart where root != nil:
        throw Complaint("a second document begins here, wanted one", at: event.place)
      case .documentStart: root = try node(try events.next(), depth: 0)
      default: return root
      }
    }
  }

  private mutating func node(_ event: Event, depth: Int) throws(Complaint) -> Node {
    guard depth <= Self.depthLimit else {
      throw Complaint("this is nested more than \(Self.depthLimit) levels deep", at: event.place)
    }
    if case .alias(let name) = event.kind { return try resolved(name, at: event.place) }
    try count(1, at: event.place)
    if let anchor = event.anchor { open.insert(anchor) }
    let node = Node(try content(of: event, depth: depth), at: event.place)
    if let anchor = event.anchor {
      open.remove(anchor)
      anchors[anchor] = node
    }
    return node
  }

  private mutating func content(of event: Event, depth: Int) throws(Complaint) -> Node.Content {
    switch event.kind {
    case .scalar(let text, let style): return .scalar(try scalar(text, style, event))
    case .listStart:
      try check(event, tag: "seq")
      return .list(try list(depth))
    default:
      try check(event, tag: "map")
      return .mapping(try mapping(at: event.place, depth))
    }
  }

  private mutating func list(_ depth: Int) throws(Complaint) -> [Node] {
    var nodes: [Node] = []
    while true {
      let event = try events.next()
      if case .listEnd = event.kind { return nodes }
      nodes.append(try node(event, depth: depth + 1))
    }
  }

  // MARK: Mappings

  private mutating func mapping(at place: Place, _ depth: Int) throws(Complaint) -> Mapping {
    var entries: [Mapping.Entry] = []
    var lines: [String: Int] = [:]
    var merged: [Node] = []
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { break }
      let key = try node(event, depth: depth + 1)
      let value = try node(try events.next(), depth: depth + 1)
      guard case .scalar(let scalar) = key.content else {
        complaints.add(key.complaint("a key must be a word, found \(key.kind)"))
        continue
      }
      if scalar == Scalar("<<") {
        merged.append(value)
      } else if let line = lines[scalar.text] {
        let first = line == key.place.line ? "before in this line" : "first in line \(line)"
        complaints.add(key.complaint("the key '\(scalar.text)' is there twice, \(first)"))
      } else {
        lines[scalar.text] = key.place.line
        entries.append((key, value))
      }
    }
    for node in merged { try merge(node, into: &entries, &lines) }
    return Mapping(entries, at: place)
  }

  /// Adds what `entries` do not have yet: of a mapping, or of each mapping of a list in turn.
  private mutating func merge(
    _ node: Node, into entries: inout [Mapping.Entry], _ lines: inout [String: Int]
  ) throws(Complaint) {
    switch node.content {
    case .mapping(let mapping):
      for entry in mapping.entries where lines[entry.key.word] == nil {
        lines[entry.key.word] = entry.key.place.line
        entries.append(entry)
      }
      try count(mapping.entries.count, at: node.place)
    case .list(let nodes):
      for node in nodes {
        guard case .mapping = node.content else {
          throw node.complaint("'<<' wants mappings, found \(node.kind)")
        }
        try merge(node, into: &entries, &lines)
      }
    case .scalar: throw node.complaint("'<<' wants a mapping or a list of them, found \(node.kind)")
    }
  }

  // MARK: Aliases

  private mutating func resolved(_ name: String, at place: Place) throws(Complaint) -> Node {
    if open.contains(name) {
      throw Complaint("the alias '*\(name)' stands inside of what it names", at: place)
    }
    guard let node = anchors[name] else {
      throw Complaint(
        "no anchor '&\(name)' stands before this alias"
          + Spelling.hint(for: name, among: anchors.keys.sorted()), at: place)
    }
    try count(node.size, at: place)
    return node
  }

  private mutating func count(_ nodes: Int, at place: Place) throws(Complaint) {
    size += nodes
    guard size <= Self.sizeLimit else {
      throw Complaint("with its aliases this has more than \(Self.sizeLimit) nodes", at: place)
    }
  }

  // MARK: Tags

  private static let tagStart = "tag:yaml.org,2002:"

  private func check(_ event: Event, tag wanted: String) throws(Complaint) {
    guard let tag = event.tag, tag != "!", tag != Self.tagStart + wanted else { return }
    throw Complaint("the tag '\(tag)' means nothing here", at: event.place)
  }

  private func scalar(
    _ text: String, _ style: Scalar.Style, _ event: Event
  ) throws(Complaint) -> Scalar {
    guard let tag = event.tag else { return Scalar(text, style: style) }
    let plain = Scalar.resolved(text)
    switch (tag, plain) {
    case ("!", _), (Self.tagStart + "str", _): return Scalar(text, style: style, value: .text(text))
    case (Self.tagStart + "null", .null), (Self.tagStart + "bool", .bool),
      (Self.tagStart + "int", .integer), (Self.tagStart + "float", .number):
      return Scalar(text, style: style, value: plain)
    case (Self.tagStart + "float", .integer(let value)):
      return Scalar(text, style: style, value: .number(Double(value)))
    default:
      throw Complaint(
        "the tag '\(tag)' does not fit '\(text)', or means nothing here", at: event.place)
    }
  }
}
