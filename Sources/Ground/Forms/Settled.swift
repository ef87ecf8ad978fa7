import Formats
public import Vocabulary

/// What consists of its settings and nothing else: a way to do something, as it was asked for.
///
/// Its keys are all there is to know of it. They check it, tell it from others, and store it.
public protocol Settled: Configured, Sendable {
  var settings: Settings<Self> { get }

  /// - Precondition: the settings are as the keys allow.
  init(settings: Settings<Self>)

  /// Refuses settings that cannot be together, though each of them can. By default all can.
  func check() throws(SettingError)
}

extension Settled {
  public init(_ settings: Settings<Self>) throws(SettingError) {
    self.init(settings: try settings.checked())
    try check()
  }

  public func check() throws(SettingError) {}

  /// The name and every setting, as specs and records have them.
  public var choice: Choice { Choice(Self.name, settings.members) }
}

extension Settings where Owner: Keyed {
  /// The same settings with the defaults of keys that they are older than.
  ///
  /// Refuses what no key allows, as a record may hold that another version wrote.
  public func checked() throws(SettingError) -> Settings {
    let keys = Owner.keys
    for key in keys { try key.check(members, isSwept: false) }
    let named = keys.map { (name: $0.erased.name, value: $0.written(in: members)) }
    if let stranger = members.first(where: { member in !named.contains { $0.name == member.key } })
    {
      throw SettingError(
        Owner.name, mustBe: "a mapping of \(named.map(\.name).joined(separator: ", "))",
        not: stranger.key)
    }
    return Settings(
      JSON.Object(named.compactMap { key in key.value.map { (key: key.name, value: $0) } }))
  }
}
