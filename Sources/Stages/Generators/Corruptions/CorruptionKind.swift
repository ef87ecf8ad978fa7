public import Forms
public import Numerics
public import Vocabulary

/// A way in which recorded data goes wrong.
public protocol CorruptionKind: Configured {
  /// Whether it does nothing to rows of which nobody has said what they are.
  var needsLabels: Bool { get }
  /// The setting in one line, as provenance writes it.
  var recipe: String { get }
  /// What the rows become.
  func corrupted(_ dataset: Dataset, _ chance: inout Generator) -> Dataset
}

extension CorruptionKind {
  public var needsLabels: Bool { false }
}

extension Key where Value == Double {
  /// The share of what goes wrong.
  static func share(or value: Double, of what: String) -> Key {
    .key("share", .share, or: value, "The share of all \(what).")
  }
}

extension Key where Value == Int {
  /// The seed of a corruption.
  static var draw: Key { .key("seed", .seed, or: 1, "The seed of the draw.") }
}
