import Forms
import Vocabulary

/// A table that a spec writes itself.
struct OwnTiers: TierPreset {
  static let name = "own"
  static let help = "A table of any number of tiers."
  static let title = Key<Self, String>.key("name", .text, or: "own", "What reports call it.")
  static let levels = Key<Self, [(name: String, value: Settings<Level>)]>.required(
    "levels", .named(.form(Level.self)), "Each tier by its name, in any order.")
  static var ownKeys: [any FormKey<Self>] { [title, levels] }

  let settings: Settings<Self>

  var title: String { settings[Self.title] }

  func check() throws(SettingError) {
    for level in settings[Self.levels] {
      switch (level.value[Level.above], level.value[Level.atLeast]) {
      case (nil, nil):
        throw SettingError(
          "levels.\(level.name)", mustBe: "'above' or 'at-least' a number", not: "neither")
      case (_?, _?):
        throw SettingError("levels.\(level.name)", mustBe: "'above' or 'at-least'", not: "both")
      case (_?, nil), (nil, _?): break
      }
    }
    var begun: [Bound: String] = [:]
    for level in settings[Self.levels] {
      guard let bound = Level.bound(level.value) else { continue }
      if let other = begun.updateValue(level.name, forKey: bound) {
        throw SettingError(
          "levels.\(level.name)", mustBe: "a bound that no other tier has",
          not: "\(bound), which '\(other)' has")
      }
    }
  }

  func tiers(on scale: TierScale) -> [AuditedTier] {
    settings[Self.levels].compactMap { level in
      Level.bound(level.value).map { AuditedTier(level.name, $0) }
    }
  }

  func policy(on scale: TierScale) -> Policy {
    .responses(
      .sorting(tiers(on: scale).map { (bound: $0.bound, name: $0.name) }, ordinary: "ordinary"))
  }

  var promises: [(tier: String, share: Double)] {
    settings[Self.levels].compactMap { level in
      level.value[Level.ordinary].map { (tier: level.name, share: $0) }
    }
  }

  /// A tier of such a table.
  enum Level: Keyed {
    static let name = "level"
    static let help = "A tier."
    static let above = Key<Self, Double?>.optional("above", .number, "It begins above this.")
    static let atLeast = Key<Self, Double?>.optional(
      "at-least", .number, "It begins with this; one of the two must be given.")
    static let ordinary = Key<Self, Double?>.optional(
      "ordinary", .innerShare, "The highest share of ordinary rows that may reach it: 0.001.")
    static var keys: [any FormKey<Self>] { [above, atLeast, ordinary] }

    static func bound(_ settings: Settings<Level>) -> Bound? {
      settings[above].map { .above($0) } ?? settings[atLeast].map { .atLeast($0) }
    }
  }
}
