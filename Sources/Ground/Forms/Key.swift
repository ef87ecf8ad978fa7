public import Formats
public import Vocabulary
import Wording

/// A setting of `Owner`, declared once: its name, what it may be, what it is where nothing is said, and
/// what it means.
///
/// The parser, the range check of the initializer, the reference and the schema are all made from it, and
/// `Settings` answers with a `Value`.
public struct Key<Owner, Value: Sendable>: Sendable {
  public let name: String
  public let kind: Kind<Value>
  public let help: String
  let isAxis: Bool
  /// What it was called before; specs and records that say so are read.
  private var former: String?
  private let otherwise: Otherwise

  private enum Otherwise: Sendable {
    case required
    /// The value, and whether the reference says so: what is left out of an optional key is not said.
    case value(Value, isShown: Bool)
  }

  private init(
    _ name: String, _ kind: Kind<Value>, _ otherwise: Otherwise, isAxis: Bool, _ help: String
  ) {
    self.name = name
    self.kind = kind
    self.otherwise = otherwise
    self.isAxis = isAxis
    self.help = help
  }

  /// The same key, which older specs and records call by another name.
  public func formerly(_ name: String) -> Key {
    var key = self
    key.former = name
    return key
  }

  /// A key that must be given.
  public static func required(_ name: String, _ kind: Kind<Value>, _ help: String) -> Key {
    Key(name, kind, .required, isAxis: false, help)
  }

  /// A key with a default.
  public static func key(
    _ name: String, _ kind: Kind<Value>, or value: Value, _ help: String
  ) -> Key {
    Key(name, kind, .value(value, isShown: true), isAxis: false, help)
  }

  /// A key with a default, of which a list makes a sweep.
  public static func axis(
    _ name: String, _ kind: Kind<Value>, or value: Value, _ help: String
  ) -> Key {
    Key(name, kind, .value(value, isShown: true), isAxis: true, help)
  }

  /// A key that may be left out, and then says nothing.
  public static func optional<Wrapped>(
    _ name: String, _ kind: Kind<Wrapped>, _ help: String
  ) -> Key where Value == Wrapped? {
    Key(name, kind.optional, .value(nil, isShown: false), isAxis: false, help)
  }

  /// A key of which a list makes a sweep and which says nothing where it is left out.
  public static func optionalAxis<Wrapped>(
    _ name: String, _ kind: Kind<Wrapped>, _ help: String
  ) -> Key where Value == Wrapped? {
    Key(name, kind.optional, .value(nil, isShown: false), isAxis: true, help)
  }

  /// The value where nothing is said.
  ///
  /// - Precondition: the key is not required.
  public var standard: Value {
    guard case .value(let value, _) = otherwise else {
      preconditionFailure("'\(name)' must be given and has no standard")
    }
    return value
  }

  /// Returns a value that the key may have; otherwise throws what it may be.
  public func checked(_ value: Value) throws(SettingError) -> Value {
    let json = kind.write(value)
    guard kind.read(json) != nil else {
      throw SettingError(name, mustBe: kind.shape.wanted, not: json.plain ?? "\(value)")
    }
    return value
  }

  /// The value in `members`, where a key that is not there stands at its default.
  func value(in members: JSON.Object) -> Value {
    if let json = said(in: members) {
      guard let value = kind.read(json) else {
        preconditionFailure("'\(name)' cannot be \(json): what a form lets pass, its keys can read")
      }
      return value
    }
    return standard
  }

  /// The values in `members`: those of an axis that is still swept, or one.
  func values(in members: JSON.Object) -> [Value] {
    guard let json = said(in: members) else { return [standard] }
    guard let values = values(of: json) else {
      preconditionFailure("'\(name)' cannot be \(json): what a form lets pass, its keys can read")
    }
    return values
  }

  /// What `members` say by this name or by the older one.
  fileprivate func said(in members: JSON.Object) -> JSON? {
    members[name] ?? former.flatMap { members[$0] }
  }

  /// What `json` says: one value, though it be a list, or those of an axis that is still swept; `nil` where
  /// one of them cannot be.
  private func values(of json: JSON) -> [Value]? {
    if let value = kind.read(json) { return [value] }
    guard isAxis, let elements = json.elements else { return nil }
    let values = elements.compactMap(kind.read)
    return values.isEmpty || values.count < elements.count ? nil : values
  }
}

/// A key of `Owner`, whatever its value is.
public protocol FormKey<Owner>: Sendable {
  associatedtype Owner
  var erased: AnyKey { get }

  /// Refuses `members` if what they say of the key cannot be, or if they lack a key that must be given.
  ///
  /// - Parameter isSwept: Whether axes still are lists, as in a spec, or have one value each.
  func check(_ members: JSON.Object, isSwept: Bool) throws(SettingError)

  /// What stands for the value in `members`, which may be older than the key; `nil` where nothing does.
  func written(in members: JSON.Object) -> JSON?
}

extension FormKey {
  /// The key in another form that has it among its own, and reads it by `Settings.read(as:)`.
  public func lent<Borrower>(to borrower: Borrower.Type) -> any FormKey<Borrower> {
    LentKey<Self, Borrower>(lender: self)
  }
}

private struct LentKey<Lender: FormKey, Owner>: FormKey {
  let lender: Lender

  var erased: AnyKey { lender.erased }

  func check(_ members: JSON.Object, isSwept: Bool) throws(SettingError) {
    try lender.check(members, isSwept: isSwept)
  }

  func written(in members: JSON.Object) -> JSON? { lender.written(in: members) }
}

extension Key: FormKey {
  public var erased: AnyKey {
    let presence: AnyKey.Presence =
      switch otherwise {
      case .required: .required
      case .value(let value, isShown: true): .otherwise(kind.write(value))
      case .value(_, isShown: false): .optional
      }
    return AnyKey(
      name: name, former: former, shape: kind.shape, presence: presence, isAxis: isAxis,
      help: help)
  }

  public func check(_ members: JSON.Object, isSwept: Bool) throws(SettingError) {
    guard let json = said(in: members) else {
      if case .required = otherwise { throw SettingError(name, mustBe: "given", not: "missing") }
      return
    }
    guard isSwept ? values(of: json) != nil : kind.read(json) != nil else {
      throw SettingError(name, mustBe: kind.shape.wanted, not: json.plain ?? "none")
    }
  }

  public func written(in members: JSON.Object) -> JSON? {
    if let json = said(in: members) { return json.isNull ? nil : json }
    guard case .value(let value, _) = otherwise else { return nil }
    let json = kind.write(value)
    return json.isNull ? nil : json
  }
}

extension JSON {
  /// A scalar as a complaint shows it: without quotes, and what has no JSON as Swift writes it.
  fileprivate var plain: String? {
    switch self {
    case .null: nil
    case .text(let text): text
    case .number(let value): Figures.plain(value)
    default: text()
    }
  }
}
