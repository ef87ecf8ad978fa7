public import Formats
import Wording
public import YAML

/// Where the values of a spec were written, by their paths: `detectors.0.lof.neighbors`.
public struct Places: Sendable {
  private var places: [String: Place] = [:]
  /// What is right, and better said otherwise.
  public fileprivate(set) var hints: [Complaint] = []

  /// Where the value at `path` was written, or else the nearest thing around it.
  public subscript(path: String) -> Place? {
    var path = path[...]
    while true {
      if let place = places[String(path)] { return place }
      guard let dot = path.lastIndex(of: ".") else { return places[""] }
      path = path[..<dot]
    }
  }

  mutating func note(_ place: Place, at path: String) { places[path] = place }
}

/// Reads nodes by their shapes, and gathers all complaints rather than the first.
public struct FormReader {
  public private(set) var complaints = Complaints()
  public private(set) var places = Places()

  public init() {}

  /// The values of `node` by `form`, defaults filled in; `nil` where it is no mapping at all.
  public mutating func read(
    _ node: Node, as form: Form, at path: String = ""
  ) -> JSON.Object? {
    places.note(node.place, at: path)
    let mapping = complaints.collect { () throws(Complaint) in try node.mapping() }
    return mapping.map { read($0, from: node.place, as: form, at: path) }
  }

  /// The values of `mapping`, or the defaults alone where there is none.
  private mutating func read(
    _ mapping: Mapping?, from start: Place, as form: Form, at path: String
  ) -> JSON.Object {
    let known = form.keys.map(\.name)
    let older = form.keys.filter { mapping?.optional($0.name) == nil }.compactMap(\.former)
    for complaint in mapping?.unknownKeys(known, besides: older) ?? [] {
      complaints.add(complaint)
    }
    checkExclusive(mapping, from: start, in: form)
    if let mapping { checkNeeds(of: mapping, in: form) }
    var members: [JSON.Object.Member] = []
    for key in form.keys {
      if let node = mapping?.optional(key.name) ?? former(of: key, in: mapping) {
        let place = path.isEmpty ? key.name : "\(path).\(key.name)"
        if let value = read(node, of: key, at: place) {
          members.append((key: key.name, value: value))
        }
        continue
      }
      switch key.presence {
      case .optional: break
      case .otherwise(let value):
        members.append((key: key.name, value: key.isAxis ? [value] : value))
      case .required:
        complaints.add(Complaint("the key '\(key.name)' is missing here: \(key.help)", at: start))
      }
    }
    return JSON.Object(members)
  }

  /// The value that stands behind the older name of a key, with a hint at the newer one.
  private mutating func former(of key: AnyKey, in mapping: Mapping?) -> Node? {
    guard let old = key.former, let mapping, let node = mapping.optional(old) else { return nil }
    places.hints.append(
      Complaint("'\(old)' is now called '\(key.name)'", at: mapping.keyPlace(old) ?? node.place))
    return node
  }

  /// Complains at the second of two keys that exclude each other, or where one is missing.
  private mutating func checkExclusive(
    _ mapping: Mapping?, from start: Place, in form: Form
  ) {
    let given = mapping?.keys ?? []
    for rule in form.exclusive {
      guard let refusal = rule.refusal(given: given) else { continue }
      let found = given.filter(rule.keys.contains)
      let place = found.count > 1 ? mapping?.keyPlace(found[1]) : nil
      complaints.add(Complaint(refusal, at: place ?? start))
    }
  }

  /// Complains at each key that says nothing as things stand.
  private mutating func checkNeeds(of mapping: Mapping, in form: Form) {
    for need in form.needs {
      let standard = form.key(need.other)?.presence
      guard let refusal = need.refusal(in: mapping, standard: standard) else { continue }
      complaints.add(Complaint(refusal, at: mapping.keyPlace(need.key) ?? mapping.place))
    }
  }

  /// The choice among `forms` that `node` makes.
  public mutating func read(_ node: Node, choice forms: [Form]) -> JSON? {
    readChoice(node, among: forms, at: "")
  }

  /// The choices among `forms` that `node` lists.
  public mutating func read(_ node: Node, listOf forms: [Form]) -> JSON? {
    readList(node, of: .choice(forms), at: "")
  }

  private mutating func read(_ node: Node, of key: AnyKey, at path: String) -> JSON? {
    guard key.isAxis else { return read(node, as: key.shape, at: path) }
    if case .list(let nodes) = node.content, !key.shape.takesAsOne(nodes) {
      places.note(node.place, at: path)
      guard !nodes.isEmpty else {
        complaints.add(node.complaint("an axis needs at least one value"))
        return nil
      }
      return .list(readValues(nodes, of: key, at: path))
    }
    return read(node, as: key.shape, at: path).map { [$0] }
  }

  /// The values of an axis, of which none may come twice: it would count as another setting that was tried.
  private mutating func readValues(_ nodes: [Node], of key: AnyKey, at path: String) -> [JSON] {
    var values: [JSON] = []
    var texts: Set<String> = []
    for (place, node) in nodes.enumerated() {
      guard let value = read(node, as: key.shape, at: "\(path).\(place)") else { continue }
      if !texts.insert(value.text()).inserted {
        complaints.add(node.complaint("'\(key.name)' has this value already; say it once"))
      }
      values.append(value)
    }
    return values
  }

  private mutating func read(_ node: Node, as shape: Shape, at path: String) -> JSON? {
    places.note(node.place, at: path)
    switch shape {
    case .form(let form): return read(node, as: form, at: path).map(JSON.object)
    case .list(let element): return readList(node, of: element, at: path)
    case .named(let element): return readNamed(node, of: element, at: path)
    case .choice(let forms): return readChoice(node, among: forms, at: path)
    case .either(let shapes): return readEither(node, of: shapes, shape, at: path)
    default:
      guard let value = shape.scalar(node) else {
        complaints.add(shape.refusal(of: node, called: path))
        return nil
      }
      return value
    }
  }

  private mutating func readList(_ node: Node, of element: Shape, at path: String) -> JSON? {
    guard case .list(let nodes) = node.content else {
      return read(node, as: element, at: path).map { [$0] }
    }
    return .list(nodes.enumerated().compactMap { read($1, as: element, at: "\(path).\($0)") })
  }

  private mutating func readNamed(_ node: Node, of element: Shape, at path: String) -> JSON? {
    guard let mapping = complaints.collect({ () throws(Complaint) in try node.mapping() }) else {
      return nil
    }
    return .object(
      zip(mapping.keys, mapping.entries).compactMap { name, entry in
        read(entry.value, as: element, at: "\(path).\(name)").map { (key: name, value: $0) }
      })
  }

  private mutating func readChoice(_ node: Node, among forms: [Form], at path: String) -> JSON? {
    let names = forms.map(\.name)
    func unknown(_ word: String, at node: Node) -> Complaint {
      node.complaint(
        "nothing here is called '\(word)'; there are \(names.joined(separator: ", "))"
          + Spelling.hint(for: word, among: names))
    }
    switch node.content {
    case .scalar(let scalar):
      guard let form = forms.first(where: { $0.name == scalar.text }) else {
        complaints.add(unknown(scalar.text, at: node))
        return nil
      }
      let settings = read(nil, from: node.place, as: form, at: "\(path).\(form.name)")
      return Choice(form.name, settings).json
    case .mapping(let mapping):
      guard let entry = mapping.entries.first, mapping.entries.count == 1 else {
        complaints.add(
          node.complaint(
            "wanted one name with its settings, found \(mapping.entries.count) keys: "
              + mapping.keys.joined(separator: ", ")))
        return nil
      }
      let name = mapping.keys[0]
      guard let form = forms.first(where: { $0.name == name }) else {
        complaints.add(unknown(name, at: entry.key))
        return nil
      }
      let place = "\(path).\(name)"
      if entry.value.isNull {
        return Choice(name, read(nil, from: entry.key.place, as: form, at: place)).json
      }
      return read(entry.value, as: form, at: place).map { Choice(name, $0).json }
    case .list:
      complaints.add(node.wanted("one of \(names.joined(separator: ", "))"))
      return nil
    }
  }

  private mutating func readEither(
    _ node: Node, of shapes: [Shape], _ whole: Shape, at path: String
  ) -> JSON? {
    guard let shape = shapes.first(where: { $0.fits(node) }) else {
      complaints.add(whole.refusal(of: node, called: path))
      return nil
    }
    return read(node, as: shape, at: path)
  }
}

extension Shape {
  /// Whether a list of `nodes` is one value of the shape, rather than several.
  fileprivate func takesAsOne(_ nodes: [Node]) -> Bool {
    switch self {
    case .list(.list): nodes.allSatisfy { if case .list = $0.content { true } else { false } }
    case .list: nodes.allSatisfy { if case .list = $0.content { false } else { true } }
    case .either(let shapes): shapes.contains { $0.takesAsOne(nodes) }
    default: false
    }
  }

  /// Whether `node` is of the kind of the shape, so that its complaints are the ones to show.
  fileprivate func fits(_ node: Node) -> Bool {
    switch (self, node.content) {
    case (.form, .mapping), (.named, .mapping), (.list, .list): true
    case (.choice(let forms), .mapping(let mapping)):
      forms.contains { $0.name == mapping.keys.first }
    case (.choice(let forms), .scalar(let scalar)): forms.contains { $0.name == scalar.text }
    case (.list(let element), .scalar): element.fits(node)
    default: scalar(node) != nil
    }
  }

  /// The value of a scalar of this shape, or `nil` where it is something else or out of range.
  fileprivate func scalar(_ node: Node) -> JSON? {
    guard case .scalar(let scalar) = node.content else { return nil }
    switch (self, scalar.value) {
    case (.text, .integer), (.text, .number): return .text(scalar.text)
    case (.duration, .text(let text)): return Amount.seconds(text).map(JSON.number)
    case (.size, .text(let text)): return Amount.bytes(text).map(JSON.integer)
    case (_, .bool(let value)): return self.scalar(JSON(value))
    case (_, .text(let text)): return self.scalar(.text(text))
    case (_, .integer(let value)): return self.scalar(.integer(value))
    case (_, .number(let value)): return self.scalar(.number(value))
    default: return nil
    }
  }

  /// What is wanted in place of `text`: who wrote a whole number that is too long is told how far they go.
  private func wanted(inPlaceOf text: String) -> String {
    guard case .whole(let range) = self, Int(text) == nil, Self.isWhole(text) else { return wanted }
    return "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }

  private static func isWhole(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    return !digits.isEmpty && digits.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// The complaint that `node` is none of this shape.
  fileprivate func refusal(of node: Node, called path: String) -> Complaint {
    let name = path.split(separator: ".").last { Int($0) == nil }.map(String.init) ?? path
    guard case .scalar(let scalar) = node.content else {
      return node.complaint("'\(name)' must be \(wanted), not \(node.kind)")
    }
    var message = "'\(name)' must be \(wanted(inPlaceOf: scalar.text)), not '\(scalar.text)'"
    if case .word(let words) = self { message += Spelling.hint(for: scalar.text, among: words) }
    return node.complaint(message)
  }
}

extension FormReader {
  /// A choice as the command line has it: `budget: { alerts: 20, per: day }`, or a bare name.
  public static func choice(
    _ text: String, among forms: [Form], from option: String
  ) throws(Complaints) -> Choice {
    let found = try read(text, from: option) { $0.read($1, choice: forms) }
    guard let choice = Choice(stored: found) else {
      preconditionFailure("a choice without complaints was read")
    }
    return choice
  }

  /// Choices as the command line lists them.
  public static func choices(
    _ text: String, among forms: [Form], from option: String
  ) throws(Complaints) -> [Choice] {
    try read(text, from: option) { $0.read($1, listOf: forms) }.elements?
      .compactMap { Choice(stored: $0) } ?? []
  }

  private static func read(
    _ text: String, from option: String, _ read: (inout FormReader, Node) -> JSON?
  ) throws(Complaints) -> JSON {
    var reader = FormReader()
    let found = read(&reader, try Node(yaml: text, file: option))
    try reader.complaints.check()
    guard let found else { preconditionFailure("what has no complaints was read") }
    return found
  }
}
