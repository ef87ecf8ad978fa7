public import Machine

/// A value in a document together with the way that led to it, so that errors can name the place.
///
/// `try JSONReader.read(path)["trials"][3]["metrics"]["roc_auc"].double()` throws
/// `run.json: trials[3].metrics.roc_auc: wanted a number, found text`.
public struct JSONReader: Sendable {
  public let value: JSON
  private let name: String
  private let way: Way

  private indirect enum Way: Sendable {
    case document
    case member(String, of: Way)
    case element(Int, of: Way)
  }

  /// Reads in `value`; errors call the document `name`.
  public init(_ value: JSON, name: String = "JSON") {
    self.init(value, name, .document)
  }

  private init(_ value: JSON, _ name: String, _ way: Way) {
    self.value = value
    self.name = name
    self.way = way
  }

  public static func read(_ path: String) throws(FileError) -> JSONReader {
    JSONReader(try JSON.read(path), name: path)
  }

  /// How the value is reached from the whole document: `trials[3].metrics`.
  public var path: String {
    func text(_ way: Way) -> String {
      switch way {
      case .document: return ""
      case .member(let key, let parent):
        let start = text(parent)
        return start.isEmpty ? key : "\(start).\(key)"
      case .element(let index, let parent): return "\(text(parent))[\(index)]"
      }
    }
    return text(way)
  }

  /// An error at this place; `message` ends the sentence.
  public func error(_ message: String) -> FileError {
    FileError(.malformed, name, path.isEmpty ? message : "\(path): \(message)")
  }

  private func wanted(_ what: String) -> FileError { error("wanted \(what), found \(value.kind)") }
}

extension JSONReader {
  /// The member called `key`, which must be there.
  public subscript(key: String) -> JSONReader {
    get throws(FileError) {
      guard case .object(let members) = value else { throw wanted("an object") }
      guard let member = members[key] else {
        let known =
          members.isEmpty
          ? "there are none here" : "the keys here are " + members.keys.joined(separator: ", ")
        throw error("has no '\(key)'; \(known)")
      }
      return JSONReader(member, name, .member(key, of: way))
    }
  }

  /// The element at `index`, which must be there.
  public subscript(index: Int) -> JSONReader {
    get throws(FileError) {
      guard case .list(let values) = value else { throw wanted("a list") }
      guard values.indices.contains(index) else {
        throw error("has \(values.count) elements, wanted one at \(index)")
      }
      return JSONReader(values[index], name, .element(index, of: way))
    }
  }

  /// The member called `key`; `nil` where it is missing or null.
  public func optional(_ key: String) throws(FileError) -> JSONReader? {
    guard case .object(let members) = value else { throw wanted("an object") }
    guard let member = members[key], member != .null else { return nil }
    return JSONReader(member, name, .member(key, of: way))
  }

  public func list() throws(FileError) -> [JSONReader] {
    guard case .list(let values) = value else { throw wanted("a list") }
    return values.indices.map { JSONReader(values[$0], name, .element($0, of: way)) }
  }

  /// The members, in the order of their keys.
  public func members() throws(FileError) -> [(key: String, value: JSONReader)] {
    guard case .object(let members) = value else { throw wanted("an object") }
    return members.map {
      (key: $0.key, value: JSONReader($0.value, name, .member($0.key, of: way)))
    }
  }

  public func double() throws(FileError) -> Double {
    guard let number = value.double else { throw wanted("a number") }
    return number
  }

  public func int() throws(FileError) -> Int {
    guard let number = value.int else {
      throw value.double == nil ? wanted("a whole number") : error("wanted a whole number")
    }
    return number
  }

  public func bool() throws(FileError) -> Bool {
    guard let bool = value.boolean else { throw wanted("true or false") }
    return bool
  }

  public func text() throws(FileError) -> String {
    guard let text = value.string else { throw wanted("text") }
    return text
  }

  public func doubles() throws(FileError) -> [Double] {
    try list().map { (element) throws(FileError) in try element.double() }
  }

  public func ints() throws(FileError) -> [Int] {
    try list().map { (element) throws(FileError) in try element.int() }
  }

  public func texts() throws(FileError) -> [String] {
    try list().map { (element) throws(FileError) in try element.text() }
  }

  /// Refuses members other than those called `known`.
  public func check(keys known: Set<String>) throws(FileError) {
    for (key, member) in try members() where !known.contains(key) {
      throw member.error("unknown key; the keys here are \(known.sorted().joined(separator: ", "))")
    }
  }
}
