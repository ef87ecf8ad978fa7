import Formats
import Forms

/// Keys whose values are read by name rather than by type, where no room declares them as its own yet.
typealias Key = AnyKey

extension AnyKey {
  static func required(_ name: String, _ shape: Shape, _ help: String) -> AnyKey {
    AnyKey(name: name, shape: shape, presence: .required, isAxis: false, help: help)
  }

  static func optional(_ name: String, _ shape: Shape, _ help: String) -> AnyKey {
    AnyKey(name: name, shape: shape, presence: .optional, isAxis: false, help: help)
  }

  static func key(_ name: String, _ shape: Shape, or value: JSON, _ help: String) -> AnyKey {
    AnyKey(name: name, shape: shape, presence: .otherwise(value), isAxis: false, help: help)
  }

  static func axis(_ name: String, _ shape: Shape, or value: JSON, _ help: String) -> AnyKey {
    AnyKey(name: name, shape: shape, presence: .otherwise(value), isAxis: true, help: help)
  }

  static func optionalAxis(_ name: String, _ shape: Shape, _ help: String) -> AnyKey {
    AnyKey(name: name, shape: shape, presence: .optional, isAxis: true, help: help)
  }
}

extension Shape {
  /// Any number.
  static var number: Shape { .number(-(.greatestFiniteMagnitude)...(.greatestFiniteMagnitude)) }
  /// A number above 0.
  static var positive: Shape { .number(0...(.greatestFiniteMagnitude), above: true) }
  /// A number, 0 or above.
  static var nonNegative: Shape { .number(0...(.greatestFiniteMagnitude)) }
  /// A share: 0…1.
  static var share: Shape { .number(0...1) }
  /// A share that is not 0.
  static var positiveShare: Shape { .number(0...1, above: true) }
  /// A count of at least one.
  static var count: Shape { .whole(1...(.max)) }
}

extension Choice {
  /// Every combination of the values of its axes.
  func combinations(among forms: [Form]) -> [Choice] {
    Forms.Choice(name, settings.members).combinations(among: forms).map(Choice.init)
  }

  init(_ typed: Forms.Choice) { self.init(typed.name, Settings(typed.members)) }

  var typed: Forms.Choice { Forms.Choice(name, settings.members) }
}

extension Settings {
  /// The word of a key as one of the cases that the form lists.
  func word<Word: RawRepresentable<String>>(_ key: String) -> Word {
    guard let word = Word(rawValue: text(key)) else {
      preconditionFailure("the form allows a '\(text(key))' that \(Word.self) does not have")
    }
    return word
  }
}
