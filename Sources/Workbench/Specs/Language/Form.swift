import Files

/// A mapping of a spec: its keys, what they mean and what they default to.
struct Form: Sendable {
  /// The word that names the form where it is one of several.
  let name: String
  /// What it is, in a sentence.
  let help: String
  let keys: [Key]
  /// Pairs or groups of keys of which exactly one must be given.
  let exclusive: [[String]]

  init(_ name: String, _ help: String, exclusive: [[String]] = [], keys: [Key] = []) {
    self.name = name
    self.help = help
    self.exclusive = exclusive
    self.keys = keys
  }

  func key(_ name: String) -> Key? { keys.first { $0.name == name } }

  /// Whether some key is an axis.
  var hasAxes: Bool { keys.contains { $0.isAxis } }
}

/// One key of a form.
struct Key: Sendable {
  let name: String
  let shape: Shape
  let presence: Presence
  /// Whether a list of values makes a sweep over them.
  let isAxis: Bool
  /// What it means, in a sentence.
  let help: String

  enum Presence: Sendable {
    case required
    case optional
    /// The value where the key is not given.
    case otherwise(JSON)
  }

  /// A key that must be given.
  static func required(_ name: String, _ shape: Shape, _ help: String) -> Key {
    Key(name: name, shape: shape, presence: .required, isAxis: false, help: help)
  }

  /// A key that may be left out, and then says nothing.
  static func optional(_ name: String, _ shape: Shape, _ help: String) -> Key {
    Key(name: name, shape: shape, presence: .optional, isAxis: false, help: help)
  }

  /// A key with a default.
  static func key(_ name: String, _ shape: Shape, or value: JSON, _ help: String) -> Key {
    Key(name: name, shape: shape, presence: .otherwise(value), isAxis: false, help: help)
  }

  /// A key with a default, of which a list makes a sweep.
  static func axis(_ name: String, _ shape: Shape, or value: JSON, _ help: String) -> Key {
    Key(name: name, shape: shape, presence: .otherwise(value), isAxis: true, help: help)
  }

  /// A key of which a list makes a sweep and which says nothing where it is left out.
  static func optionalAxis(_ name: String, _ shape: Shape, _ help: String) -> Key {
    Key(name: name, shape: shape, presence: .optional, isAxis: true, help: help)
  }
}
