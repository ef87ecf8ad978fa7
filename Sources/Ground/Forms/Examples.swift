public import Formats

/// Makes an example of any key: what a spec may say there.
///
/// A key with a default has it as its example; what has none gets a value within its range. What only its owner can
/// know is stated by the name of the key, or by those of its form and the key: `label.anomaly`.
public struct Examples: Sendable {
  private let stated: [String: JSON]
  private let beside: [String: String]

  /// - Parameters:
  ///   - stated: Values by the names of keys, of which the longer go first.
  ///   - beside: The key without which a key means nothing, where the form does not say so.
  public init(stated: [String: JSON], beside: [String: String] = [:]) {
    self.stated = stated
    self.beside = beside
  }

  /// A value that a key of `form` may have.
  public func value(of key: AnyKey, in form: Form) -> JSON {
    if let value = stated["\(form.name).\(key.name)"] { return value }
    let standard: JSON? = if case .otherwise(let value) = key.presence { value } else { nil }
    return value(of: key.shape, named: key.name, standard: standard)
  }

  private func value(of shape: Shape, named name: String, standard: JSON? = nil) -> JSON {
    if let text = stated[name], shape.takesText { return text }
    switch shape {
    case .flag: return .bool(!(standard?.boolean ?? false))
    case .word(let words): return .text(words.last { $0 != standard?.string } ?? words[0])
    case .list(let element): return .list([value(of: element, named: name)])
    case .form(let form): return .object(mapping(of: form))
    case .named(let element):
      return .object([(key: "amount", value: value(of: element, named: name))])
    case .choice(let forms): return choice(of: forms[0])
    case .either(let shapes): return value(of: shapes[0], named: name, standard: standard)
    case .duration, .size: return shape.example
    default: return standard.flatMap { $0.isNull ? nil : $0 } ?? shape.example
    }
  }

  /// A name of several: bare where nothing must be said of it, else with what must.
  func choice(of form: Form) -> JSON {
    let mapping = mapping(of: form)
    return mapping.isEmpty ? .text(form.name) : [form.name: .object(mapping)]
  }

  /// What a mapping must say: its required keys and one of each group of which one is required.
  ///
  /// - Parameter key: A key that it says besides, with what that key needs.
  func mapping(of form: Form, with key: String? = nil, being value: JSON? = nil) -> JSON.Object {
    var members: JSON.Object = [:]
    if let key, let inner = form.key(key) {
      members[key] = value ?? self.value(of: inner, in: form)
    }
    for other in form.keys where members[other.name] == nil {
      if case .required = other.presence { members[other.name] = self.value(of: other, in: form) }
    }
    if let key, let other = beside["\(form.name).\(key)"], let inner = form.key(other) {
      members[other] = self.value(of: inner, in: form)
    }
    for need in form.needs where need.key == key { add(need, of: form, to: &members) }
    for group in form.exclusive where group.isRequired {
      let isGiven = group.keys.contains { members[$0] != nil }
      let allowed = group.keys.first { name in
        !form.exclusive.contains { $0.refusal(given: members.map(\.key) + [name]) != nil }
      }
      guard !isGiven, let allowed, let first = form.key(allowed) else { continue }
      members[allowed] = self.value(of: first, in: form)
    }
    return members
  }

  private func add(_ need: Need, of form: Form, to members: inout JSON.Object) {
    guard members[need.other] == nil, let other = form.key(need.other) else { return }
    let value = need.words.first.map(JSON.text) ?? self.value(of: other, in: form)
    members[need.other] = value
    for next in form.needs where next.key == need.other { add(next, of: form, to: &members) }
  }
}

extension Shape {
  /// A value of a shape that holds no others.
  fileprivate var example: JSON {
    switch self {
    case .whole(let range): .integer(min(max(range.lowerBound, 10), range.upperBound))
    case .number(let range, let above, let below):
      [0.1, 1, 10, range.lowerBound, (range.lowerBound + range.upperBound) / 2]
        .first {
          range.contains($0) && !(above && $0 == range.lowerBound)
            && !(below && $0 == range.upperBound)
        }.map { .number($0) } ?? .number(range.upperBound)
    case .duration: "10 s"
    case .size: "4 GiB"
    default: "text"
    }
  }

  fileprivate var takesText: Bool {
    switch self {
    case .text: true
    case .list(let element): element.takesText
    case .either(let shapes): shapes.contains(where: \.takesText)
    default: false
    }
  }
}
