import Wording

/// Keys with their values, in the order in which they were written.
///
/// The keys are words that differ; what `<<` merged in comes after what stands there itself.
public struct Mapping: Sendable {
  public typealias Entry = (key: Node, value: Node)

  public let entries: [Entry]
  private let indices: [String: Int]
  /// Where the mapping begins.
  public let place: Place

  init(_ entries: [Entry], at place: Place) {
    self.entries = entries
    self.place = place
    indices = Dictionary(
      entries.enumerated().map { ($0.element.key.word, $0.offset) }, uniquingKeysWith: { $1 })
  }

  /// The keys, in the order in which they were written.
  public var keys: [String] { entries.map(\.key.word) }

  /// The value of `key`; `nil` where the key is missing.
  public func optional(_ key: String) -> Node? { indices[key].map { entries[$0].value } }

  /// Where `key` was written; `nil` where it is missing.
  public func keyPlace(_ key: String) -> Place? { indices[key].map { entries[$0].key.place } }

  /// Where a complaint about `key` belongs: at its value, or where the mapping begins if it is missing.
  public func place(of key: String) -> Place { optional(key)?.place ?? place }

  /// The value of `key`, which must be there.
  public subscript(key: String) -> Node {
    get throws(Complaint) {
      guard let node = optional(key) else {
        throw Complaint("the key '\(key)' is missing here", at: place)
      }
      return node
    }
  }
}

extension Mapping: Equatable {
  /// Mappings are equal where they have equal entries in the same order.
  public static func == (one: Mapping, other: Mapping) -> Bool {
    one.entries.elementsEqual(other.entries) { $0.key == $1.key && $0.value == $1.value }
  }
}

extension Mapping {
  /// A complaint for each key that is not one of `known`.
  ///
  /// - Parameter former: Older names of some, at whose place they may stand.
  public func unknownKeys(_ known: [String], besides former: [String] = []) -> [Complaint] {
    entries.filter { !known.contains($0.key.word) && !former.contains($0.key.word) }.map { entry in
      let word = entry.key.word
      return entry.key.complaint(
        "unknown key '\(word)'; the keys here are \(known.joined(separator: ", "))"
          + Spelling.hint(for: word, among: known))
    }
  }

  public func text(_ key: String, or standard: String) throws(Complaint) -> String {
    guard let node = optional(key) else { return standard }
    return try String(node)
  }

  public func int(_ key: String, or standard: Int) throws(Complaint) -> Int {
    guard let node = optional(key) else { return standard }
    return try Int(node)
  }

  public func number(_ key: String, or standard: Double) throws(Complaint) -> Double {
    guard let node = optional(key) else { return standard }
    return try Double(node)
  }

  public func bool(_ key: String, or standard: Bool) throws(Complaint) -> Bool {
    guard let node = optional(key) else { return standard }
    return try Bool(node)
  }
}

extension Node {
  /// The characters of a key.
  var word: String {
    if case .scalar(let scalar) = content { scalar.text } else { "" }
  }
}
