import Formats

/// The values of one form after reading: every key typed and in range, defaults filled in.
///
/// What a shape has checked is not checked again: to ask for a key that the form does not have is a
/// mistake of our own code.
struct Settings: Sendable, Equatable {
  let members: JSON.Object

  init(_ members: JSON.Object) { self.members = members }

  init(_ json: JSON) {
    guard let members = json.members else { preconditionFailure("settings are an object") }
    self.members = members
  }

  var json: JSON { .object(members) }

  func has(_ key: String) -> Bool { members[key].map { !$0.isNull } ?? false }

  func whole(_ key: String) -> Int { value(key, \.int) }
  func number(_ key: String) -> Double { value(key, \.double) }
  func text(_ key: String) -> String { value(key, \.string) }
  func flag(_ key: String) -> Bool { value(key, \.boolean) }
  func list(_ key: String) -> [JSON] { value(key, \.elements) }
  func form(_ key: String) -> Settings { Settings(.object(value(key, \.members))) }
  func choice(_ key: String) -> Choice { Choice(value(key) { $0 }) }

  /// The value of a key, or `nil` where it was left out.
  func optional<Value>(_ key: String, _ read: (Settings, String) -> Value) -> Value? {
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
struct Choice: Sendable, Equatable {
  let name: String
  let settings: Settings

  init(_ name: String, _ settings: Settings) {
    self.name = name
    self.settings = settings
  }

  /// A choice is stored as an object of one member: `{"lof": {"neighbors": 20}}`.
  init(_ json: JSON) {
    guard let members = json.members, members.count == 1 else {
      preconditionFailure("a choice is an object of one member: \(json)")
    }
    self.init(members[0].key, Settings(members[0].value))
  }

  init?(stored json: JSON) {
    guard let members = json.members, members.count == 1, members[0].value.members != nil else {
      return nil
    }
    self.init(json)
  }

  var json: JSON { .object([(key: name, value: settings.json)]) }
}
