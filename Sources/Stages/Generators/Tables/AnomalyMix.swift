public import Forms
public import Vocabulary

/// Which share of all rows is which kind of anomaly.
public struct AnomalyMix: Configured, Hashable {
  public static let name = "anomalies"
  public static let help = "The share of all rows that each kind is."
  public static var keys: [any FormKey<Self>] { AnomalyKind.allCases.map { share(of: $0) } }

  static func share(of kind: AnomalyKind) -> Key<Self, Double> {
    .key(kind.rawValue, .number(0...0.5), or: 0, "The share of \(kind.rawValue) anomalies.")
  }

  public let local: Double
  public let global: Double
  public let clustered: Double
  public let dependency: Double

  /// Together at most half of all rows, or they would be the ordinary ones.
  public init(
    local: Double = 0, global: Double = 0, clustered: Double = 0, dependency: Double = 0
  ) throws(SettingError) {
    self.local = try Self.share(of: .local).checked(local)
    self.global = try Self.share(of: .global).checked(global)
    self.clustered = try Self.share(of: .clustered).checked(clustered)
    self.dependency = try Self.share(of: .dependency).checked(dependency)
    _ = try SettingError.check(Self.name, local + global + clustered + dependency, in: 0...0.5)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    func share(_ kind: AnomalyKind) -> Double { settings[Self.share(of: kind)] }
    try self.init(
      local: share(.local), global: share(.global), clustered: share(.clustered),
      dependency: share(.dependency))
  }

  /// The mix that a generator was given, if it was given one.
  init?(among settings: Settings<Self>?) throws(SettingError) {
    guard let settings else { return nil }
    try self.init(settings)
  }

  /// The same share for each of `kinds`, `share` in all.
  public init(_ kinds: [AnomalyKind], share: Double = 0.05) throws(SettingError) {
    func part(_ kind: AnomalyKind) -> Double {
      kinds.contains(kind) ? share / Double(kinds.count) : 0
    }
    try self.init(
      local: part(.local), global: part(.global), clustered: part(.clustered),
      dependency: part(.dependency))
  }

  public subscript(kind: AnomalyKind) -> Double {
    switch kind {
    case .local: local
    case .global: global
    case .clustered: clustered
    case .dependency: dependency
    }
  }

  /// The kinds of which there are any.
  public var kinds: [AnomalyKind] { AnomalyKind.allCases.filter { self[$0] > 0 } }

  /// The kind of each anomaly of a table of `rows`: at least one of each kind that has a share.
  func planted(in rows: Int) -> [AnomalyKind] {
    kinds.flatMap { kind in
      Array(repeating: kind, count: max(1, Int((self[kind] * Double(rows)).rounded())))
    }
  }

  /// The shares in one line, as provenance writes them.
  var recipe: String {
    kinds.isEmpty
      ? "no anomalies" : kinds.map { "\($0.rawValue) \(self[$0])" }.joined(separator: " ")
  }
}

extension Key where Value == Settings<AnomalyMix>? {
  static var anomalies: Key {
    .optional(
      AnomalyMix.name, .form(AnomalyMix.self),
      "The share of each kind; else one in twenty in all.")
  }
}
