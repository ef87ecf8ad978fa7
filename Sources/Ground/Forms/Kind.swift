import Formats

/// What the value of a key may be: its shape in a spec, and how it is told from and to JSON.
public struct Kind<Value: Sendable>: Sendable {
  public let shape: Shape
  /// The value that `json` stands for, or `nil` where it stands for none, as when it is out of range.
  let read: @Sendable (JSON) -> Value?
  /// What stands for a value in a spec; null where nothing does.
  let write: @Sendable (Value) -> JSON

  init(
    _ shape: Shape, read: @escaping @Sendable (JSON) -> Value?,
    write: @escaping @Sendable (Value) -> JSON
  ) {
    self.shape = shape
    self.read = read
    self.write = write
  }

  /// Values of another type that stand for these.
  ///
  /// - Parameter back: What a value is made of again, or `nil` if it is none of this kind.
  public func mapped<Other>(
    _ make: @escaping @Sendable (Value) -> Other, back: @escaping @Sendable (Other) -> Value?
  ) -> Kind<Other> {
    Kind<Other>(
      shape, read: { read($0).map(make) }, write: { back($0).map(write) ?? .null })
  }

  /// Values of whichever kind fits, the earlier ones first.
  ///
  /// A value is told by the first kind that reads again what it tells, so that one out of the range of
  /// its own kind does not pass for a value of another.
  public static func either(_ kinds: Kind...) -> Kind {
    Kind(
      .either(kinds.map(\.shape)),
      read: { json in kinds.lazy.compactMap { $0.read(json) }.first },
      write: { value in
        for kind in kinds {
          let json = kind.write(value)
          if kind.read(json) != nil { return json }
        }
        return .null
      })
  }

  /// Such a value, or none.
  var optional: Kind<Value?> {
    Kind<Value?>(
      shape, read: { json in json.isNull ? .some(nil) : read(json).map { .some($0) } },
      write: { $0.map(write) ?? .null })
  }
}

extension Kind where Value == Int {
  public static func whole(_ range: ClosedRange<Int>) -> Kind {
    let shape = Shape.whole(range)
    return Kind(shape, read: { shape.scalar($0)?.int }, write: JSON.integer)
  }

  /// A count of at least one.
  public static var count: Kind { .whole(1...(.max)) }

  /// A number that chance begins with.
  public static var seed: Kind { .whole(0...(.max)) }

  /// A number of bytes, such as `4 GiB`.
  public static var size: Kind { Kind(.size, read: \.int, write: JSON.integer) }
}

extension Kind where Value == Double {
  /// A finite number; `above` excludes the lower bound of the range itself, `below` the upper one.
  public static func number(
    _ range: ClosedRange<Double>, above: Bool = false, below: Bool = false
  ) -> Kind {
    let shape = Shape.number(range, above: above, below: below)
    return Kind(shape, read: { shape.scalar($0)?.double }, write: JSON.whole)
  }

  /// Any number.
  public static var number: Kind {
    .number(-(.greatestFiniteMagnitude)...(.greatestFiniteMagnitude))
  }
  /// A number above 0.
  public static var positive: Kind { .number(0...(.greatestFiniteMagnitude), above: true) }
  /// A number, 0 or above.
  public static var nonNegative: Kind { .number(0...(.greatestFiniteMagnitude)) }
  /// A share: 0…1.
  public static var share: Kind { .number(0...1) }
  /// A share that is not 0.
  public static var positiveShare: Kind { .number(0...1, above: true) }
  /// A share that is neither 0 nor 1.
  public static var innerShare: Kind { .number(0...1, above: true, below: true) }
  /// A length of time, such as `50 ms`, in seconds.
  public static var duration: Kind { Kind(.duration, read: \.double, write: JSON.whole) }
}

extension Kind where Value == Bool {
  public static var flag: Kind { Kind(.flag, read: \.boolean, write: { JSON($0) }) }
}

extension Kind where Value == String {
  public static var text: Kind { Kind(.text, read: \.string, write: JSON.text) }
}

extension Kind where Value: Equatable {
  /// One of a few values, each with its word.
  public static func words(_ words: KeyValuePairs<String, Value>) -> Kind {
    .words(words.map { (word: $0.key, value: $0.value) })
  }

  /// One of a few values, each by the word that it has itself.
  public static func one(of values: [Value], by word: (Value) -> String) -> Kind {
    .words(values.map { (word: word($0), value: $0) })
  }

  private static func words(_ words: [(word: String, value: Value)]) -> Kind {
    Kind(
      .word(words.map(\.word)),
      read: { json in words.first { $0.word == json.string }?.value },
      write: { value in words.first { $0.value == value }.map { .text($0.word) } ?? .null })
  }
}

extension Kind where Value: RawRepresentable<String> & CaseIterable {
  /// One of the cases, by its word.
  public static var word: Kind {
    Kind(
      .word(Value.allCases.map(\.rawValue)), read: { $0.string.flatMap { Value(rawValue: $0) } },
      write: { .text($0.rawValue) })
  }
}

extension Kind {
  /// A list; a single value stands for a list of one.
  public static func list<Element>(of element: Kind<Element>) -> Kind where Value == [Element] {
    Kind(
      .list(element.shape),
      read: { json in
        guard let values = json.elements else { return nil }
        let read = values.compactMap { element.read($0) }
        return read.count == values.count ? read : nil
      }, write: { .list($0.map(element.write)) })
  }

  /// A mapping of names that are not ours, such as columns, to values of one kind.
  public static func named<Element>(
    _ element: Kind<Element>
  ) -> Kind where Value == [(name: String, value: Element)] {
    Kind(
      .named(element.shape),
      read: { json in
        guard let members = json.members else { return nil }
        let read = members.compactMap { member in
          element.read(member.value).map { (name: member.key, value: $0) }
        }
        return read.count == members.count ? read : nil
      }, write: { .object($0.map { (key: $0.name, value: element.write($0.value)) }) })
  }

  /// A mapping of the keys of another form.
  public static func form<Inner: Keyed>(_ inner: Inner.Type) -> Kind
  where Value == Settings<Inner> {
    Kind(
      .form(inner.form), read: { $0.members.map { Settings<Inner>($0) } }, write: { $0.json })
  }

  /// The name of one of some forms, with its settings.
  public static func choice(of forms: [Form]) -> Kind where Value == Choice {
    Kind(.choice(forms), read: { Choice(stored: $0) }, write: { $0.json })
  }
}

extension JSON {
  /// A number as specs are kept: a whole one and the same with a point are the same setting.
  static func whole(_ value: Double) -> JSON {
    value == value.rounded() && abs(value) < 1e15 ? .integer(Int(value)) : .number(value)
  }
}
