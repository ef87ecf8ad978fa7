import Formats
import YAML

/// A key that says nothing unless another is there, or has one of some values.
public struct Need: Sendable {
  public let key: String
  let other: String
  /// The values of the other key among which one must be; any will do where there are none.
  let words: [String]

  /// `key` wants `other` beside it.
  public static func only(_ key: String, with other: String) -> Need {
    Need(key: key, other: other, words: [])
  }

  /// `key` wants `other` to have one of these values; of a list that sweeps, one is enough.
  public static func only(_ key: String, with other: String, being words: String...) -> Need {
    Need(key: key, other: other, words: words)
  }

  /// What is wrong with a mapping that gives the key, or `nil` if nothing is.
  func refusal(in mapping: Mapping, standard: AnyKey.Presence?) -> String? {
    guard mapping.optional(key) != nil, !isMet(in: mapping, standard: standard) else { return nil }
    guard !words.isEmpty else { return "'\(key)' says nothing without '\(other)'" }
    return "'\(key)' says nothing unless '\(other)' is \(words.joined(separator: " or "))"
  }

  private func isMet(in mapping: Mapping, standard: AnyKey.Presence?) -> Bool {
    guard let node = mapping.optional(other) else {
      guard !words.isEmpty, case .otherwise(let value)? = standard else { return false }
      return value.string.map(words.contains) ?? false
    }
    guard !words.isEmpty else { return true }
    let nodes = if case .list(let nodes) = node.content { nodes } else { [node] }
    return nodes.contains { node in
      if case .scalar(let scalar) = node.content { words.contains(scalar.text) } else { false }
    }
  }
}
