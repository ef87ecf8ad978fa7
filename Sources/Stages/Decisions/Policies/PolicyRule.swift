import Forms
import Vocabulary

/// A sort of policy: how scored rows are decided.
///
/// All that Assay knows of a sort stands in a file of its own: the word and the keys by which specs and stored
/// pipelines name it, and the answers below.
protocol PolicyRule: Configured, Sendable {
  /// The settings that it is made of again.
  var settings: Settings<Self> { get }

  /// What it does, in words.
  var sentence: String { get }

  /// What makes a row an anomaly.
  var anomaly: Bound { get }

  /// The tiers that rows come into, or the rules that they match, by their names. By default there are none.
  var tiers: [String] { get }

  /// What it has to know of rows beside their scores. By default nothing.
  var needs: [RowFact] { get }

  /// What changes its decisions where it is known. By default what it needs.
  var heeds: [RowFact] { get }

  /// Decides a row by itself and by what is remembered of those before it.
  ///
  /// - Parameter score: That of the row on the scale of the policy.
  func decide(_ row: ScoredRow, scoring score: Double, _ memory: inout PolicyMemory) -> Decision
}

extension PolicyRule {
  var tiers: [String] { [] }
  var needs: [RowFact] { [] }
  var heeds: [RowFact] { needs }
}

/// What a policy remembers of the rows that it has decided.
struct PolicyMemory: Sendable {
  /// The moments at which each rule alerted that may still matter to it, in milliseconds, latest last.
  var alerts: [Slot: [Int64]] = [:]

  /// A rule, and whose alerts it counts where it counts those of each group apart.
  struct Slot: Hashable {
    let rule: Int
    let group: Int32?
  }
}

extension Bound {
  /// The number above which lie all numbers that the bound admits.
  var cut: Double {
    switch self {
    case .above(let value): value
    case .atLeast(let value): value.nextDown
    }
  }
}

/// A bound as a spec writes it.
enum BoundForm: Keyed {
  static let name = "bound"
  static let help = "Where something begins."
  static let above = Key<Self, Double?>.optional("above", .number, "It begins above this.")
  static let atLeast = Key<Self, Double?>.optional("at-least", .number, "It begins with this.")
  static var keys: [any FormKey<Self>] { [above, atLeast] }
  static let exclusive = [Exclusive.exactlyOne(of: above.name, atLeast.name)]

  /// The bound, if one is given and no more.
  @Sendable static func bound(_ settings: Settings<BoundForm>) -> Bound? {
    switch (settings[above], settings[atLeast]) {
    case (let value?, nil): .above(value)
    case (nil, let value?): .atLeast(value)
    case (nil, nil), (_?, _?): nil
    }
  }

  @Sendable static func settings(_ bound: Bound) -> Settings<BoundForm> {
    switch bound {
    case .above(let value): Settings.standard.with(above, value)
    case .atLeast(let value): Settings.standard.with(atLeast, value)
    }
  }
}

extension Kind where Value == Bound {
  static var bound: Kind { .form(BoundForm.self, BoundForm.bound, back: BoundForm.settings) }
}
