public import Files

/// The values of one form after reading: every key typed and in range, defaults filled in.
///
/// What a shape has checked is not checked again: to ask for a key that the form does not have is a
/// mistake of our own code.
public struct Settings: Sendable, Equatable {
  public let members: JSON.Object

  public init(_ members: JSON.Object) { self.members = members }

  public init(_ json: JSON) {
    guard let members = json.members else { preconditionFailure("settings are an object") }
    self.members = members
  }

  public var json: JSON { .object(members) }

  public func has(_ key: String) -> Bool { members[key].map { !$0.isNull } ?? false }

  public func whole(_ key: String) -> Int { value(key, \.int) }
  public func number(_ key: String) -> Double { value(key, \.double) }
  public func text(_ key: String) -> String { value(key, \.string) }
  public func flag(_ key: String) -> Bool { value(key, \.boolean) }
  public func list(_ key: String) -> [JSON] { value(key, \.elements) }
  public func form(_ key: String) -> Settings { Settings(.object(value(key, \.members))) }
  public func choice(_ key: String) -> Choice { Choice(value(key) { $0 }) }

  /// The value of a key, or `nil` where it was left out.
  public func optional<Value>(_ key: String, _ read: (Settings, String) -> Value) -> Value? {
    has(key) ? read(self, key) : nil
  }

  private func value<Value>(_ key: String, _ read: (JSON) -> Value?) -> Value {
    guard let json = members[key], let value = read(json) else {
      preconditionFailure("the settings have no such '\(key)': \(json)")
    }
    return value
  }
}

/// One of several forms, with its settings.
public struct Choice: Sendable, Equatable {
  public let name: String
  public let settings: Settings

  public init(_ name: String, _ settings: Settings) {
    self.name = name
    self.settings = settings
  }

  /// A choice is stored as an object of one member: `{"lof": {"neighbors": 20}}`.
  public init(_ json: JSON) {
    guard let members = json.members, members.count == 1 else {
      preconditionFailure("a choice is an object of one member: \(json)")
    }
    self.init(members[0].key, Settings(members[0].value))
  }

  public var json: JSON { .object([(key: name, value: settings.json)]) }
}
