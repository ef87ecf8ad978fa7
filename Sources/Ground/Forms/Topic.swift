public import Formats

/// A key of a form or a name that may stand behind one, with the way there from the outermost form.
public struct Topic: Sendable {
  /// The keys and names from the outermost form to it.
  public let path: [String]
  /// The key, where it is one; else it is a name of several.
  public let key: AnyKey?
  /// The keys within it.
  public let form: Form?
  /// The mapping of the outermost form in which an example of it stands.
  public let example: JSON.Object

  public var name: String { path[path.count - 1] }
}

extension Form {
  /// All topics of the form, the outer ones first.
  public func topics(_ examples: Examples) -> [Topic] {
    let found = topics(examples, path: []) { $0 }
    return found.enumerated()
      .sorted { ($0.element.path.count, $0.offset) < ($1.element.path.count, $1.offset) }
      .map(\.element)
  }

  /// - Parameter around: Puts a mapping of this form where it stands in the outermost one.
  fileprivate func topics(
    _ examples: Examples, path: [String], around: (JSON.Object) -> JSON.Object
  ) -> [Topic] {
    keys.flatMap { key -> [Topic] in
      let path = path + [key.name]
      func put(_ value: JSON) -> JSON.Object {
        around(examples.mapping(of: self, with: key.name, being: value))
      }
      let topic = Topic(
        path: path, key: key, form: key.shape.onlyForm,
        example: put(examples.value(of: key, in: self)))
      return [topic] + key.shape.topics(examples, path: path, around: put)
    }
  }
}

extension Shape {
  /// The form whose keys stand in a value, where there is one.
  fileprivate var onlyForm: Form? {
    switch self {
    case .form(let form): form
    case .list(let element): element.onlyForm
    case .either(let shapes): shapes.lazy.compactMap(\.onlyForm).first
    default: nil
    }
  }

  /// - Parameter around: Puts a value of this shape where it stands in the outermost form.
  fileprivate func topics(
    _ examples: Examples, path: [String], around: (JSON) -> JSON.Object
  ) -> [Topic] {
    switch self {
    case .form(let form): return form.topics(examples, path: path) { around(.object($0)) }
    case .list(let element): return element.topics(examples, path: path) { around(.list([$0])) }
    case .either(let shapes):
      return shapes.flatMap { $0.topics(examples, path: path, around: around) }
    case .choice(let forms):
      return forms.flatMap { form -> [Topic] in
        let path = path + [form.name]
        let topic = Topic(
          path: path, key: nil, form: form, example: around(examples.choice(of: form)))
        return [topic]
          + form.topics(examples, path: path) { around([form.name: .object($0)]) }
      }
    default: return []
    }
  }
}
