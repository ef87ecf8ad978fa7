public import Formats

/// A mapping of a spec: its keys, what they mean and what they default to.
public struct Form: Sendable {
  /// The word that names the form where it is one of several.
  public let name: String
  /// What it is, in a sentence.
  public let help: String
  public let keys: [AnyKey]
  /// Groups of keys that exclude each other.
  public let exclusive: [Exclusive]
  /// What single keys need beside them.
  public let needs: [Need]

  public init(
    _ name: String, _ help: String, exclusive: [Exclusive] = [], needs: [Need] = [],
    keys: [AnyKey] = []
  ) {
    self.name = name
    self.help = help
    self.exclusive = exclusive
    self.needs = needs
    self.keys = keys
  }

  public func key(_ name: String) -> AnyKey? { keys.first { $0.name == name } }

  /// The same form with further keys behind its own.
  public func with(_ more: [AnyKey]) -> Form {
    Form(name, help, exclusive: exclusive, needs: needs, keys: keys + more)
  }
}

/// Keys of which one mapping gives at most one, or exactly one.
public struct Exclusive: Sendable {
  public let keys: [String]
  /// Whether one must be given.
  public let isRequired: Bool

  public static func exactlyOne(of keys: String...) -> Exclusive {
    Exclusive(keys: keys, isRequired: true)
  }

  public static func atMostOne(of keys: String...) -> Exclusive {
    Exclusive(keys: keys, isRequired: false)
  }

  /// `key` and each of `others` exclude each other.
  public static func each(of others: [String], or key: String) -> [Exclusive] {
    others.map { .atMostOne(of: key, $0) }
  }

  /// What is wrong with a mapping that gives `given`, or `nil` if nothing is.
  public func refusal(given: [String]) -> String? {
    let found = keys.filter(given.contains)
    guard found.count > 1 || (isRequired && found.isEmpty) else { return nil }
    let wanted =
      "wanted \(isRequired ? "exactly" : "at most") one of \(keys.joined(separator: ", "))"
    return "\(wanted), found \(found.isEmpty ? "none" : found.joined(separator: " and "))"
  }
}

/// One key of a form, whatever its value is in Swift.
public struct AnyKey: Sendable {
  public let name: String
  /// What it was called before; a spec that says so is read, with a hint.
  public let former: String?
  public let shape: Shape
  public let presence: Presence
  /// Whether a list of values makes a sweep over them.
  public let isAxis: Bool
  /// What it means, in a sentence.
  public let help: String

  public enum Presence: Sendable {
    case required
    case optional
    /// The value where the key is not given.
    case otherwise(JSON)
  }

  public init(
    name: String, former: String? = nil, shape: Shape, presence: Presence, isAxis: Bool,
    help: String
  ) {
    self.name = name
    self.former = former
    self.shape = shape
    self.presence = presence
    self.isAxis = isAxis
    self.help = help
  }
}
