public import Formats

/// The values of one form after reading: every key in range, defaults filled in.
///
/// What a form has checked is not checked again, and a key of another form does not compile.
public struct Settings<Owner>: Sendable, Equatable {
  public let members: JSON.Object

  public init(_ members: JSON.Object) { self.members = members }

  public var json: JSON { .object(members) }

  /// The value of a key; its default where the settings are older than the key.
  public subscript<Value>(key: Key<Owner, Value>) -> Value { key.value(in: members) }

  /// The values of an axis that is still swept; its default alone where the settings are older than it.
  public func values<Value>(of axis: Key<Owner, Value>) -> [Value] { axis.values(in: members) }

  /// The same settings with another value for a key.
  public func with<Value>(_ key: Key<Owner, Value>, _ value: Value) -> Settings {
    var all = members
    all[key.name] = key.kind.write(value)
    return Settings(all)
  }

  /// The same settings with what `other` says of a key, which stays unsaid where it says nothing.
  public func saying<Value>(
    _ key: Key<Owner, Value?>, as other: Settings
  ) -> Settings {
    guard let value = other[key] else { return self }
    return with(key, value)
  }

  /// The same settings for an owner that has the same keys and more, or fewer.
  public func read<Other>(as other: Other.Type) -> Settings<Other> { Settings<Other>(members) }
}

extension Settings {
  /// Everything at its default.
  public static var standard: Settings { Settings([:]) }
}

extension Settings where Owner: Keyed {
  /// Everything at its default, each key said that has one.
  public static var complete: Settings { Settings(Owner.form.defaults) }
}

/// One of several forms, with its settings.
public struct Choice: Sendable, Equatable {
  public let name: String
  public let members: JSON.Object

  public init(_ name: String, _ members: JSON.Object = [:]) {
    self.name = name
    self.members = members
  }

  /// A form with everything at its default.
  public init(_ form: Form) { self.init(form.name, form.defaults) }

  /// A choice is stored as an object of one member: `{"lof": {"neighbors": 20}}`.
  public init?(stored json: JSON) {
    guard let members = json.members, members.count == 1, let inner = members[0].value.members
    else { return nil }
    self.init(members[0].key, inner)
  }

  public var json: JSON { .object([(key: name, value: .object(members))]) }

  public func settings<Owner>(of owner: Owner.Type) -> Settings<Owner> { Settings(members) }
}

extension Form {
  /// The defaults of the keys that have one; an axis has a list of one.
  public var defaults: JSON.Object {
    JSON.Object(
      keys.compactMap { key in
        guard case .otherwise(let value) = key.presence else { return nil }
        return (key: key.name, value: key.isAxis ? [value] : value)
      })
  }
}
