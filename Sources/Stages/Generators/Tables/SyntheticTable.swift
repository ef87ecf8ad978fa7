public import Forms
public import Numerics
public import Vocabulary

/// A table of ordinary rows of a known shape with anomalies of known kinds planted in it.
///
/// Rows that become anomalies are first drawn like all others and then moved, so at a strength of 0
/// nothing tells them from ordinary rows but their label.
public struct SyntheticTable: DatasetGenerator, Configured, Hashable {
  public static let name = "table"
  public static let help =
    "Rows of a known shape, with anomalies of known kinds. \(EasyKinds.inTables)"
  public static let shape = Key<Self, OrdinaryShape>.key(
    "shape", .word, or: .clusters, "The shape.")
  public static let rows = Key<Self, Int>.key(
    "rows", .whole(20...100_000_000), or: 2000, "How many rows.")
  public static let columns = Key<Self, Int>.key(
    "columns", .whole(1...10_000), or: 8, "How many columns.")
  static let anomalies = Key<Self, Settings<AnomalyMix>?>.anomalies
  public static let strength = Key<Self, Double>.strength(to: 100)
  public static var keys: [any FormKey<Self>] {
    [shape, rows, columns, anomalies, strength, Key<Self, Int>.seed]
  }

  public let shape: OrdinaryShape
  public let rows: Int
  public let columns: Int
  public let anomalies: AnomalyMix
  /// How far anomalies stand out: 1 as the kinds are defined, 0 not at all.
  public let strength: Double

  /// - Parameter anomalies: By default one row in twenty, of each kind that the shape allows.
  public init(
    _ shape: OrdinaryShape, rows: Int = Self.rows.standard, columns: Int = Self.columns.standard,
    anomalies: AnomalyMix? = nil, strength: Double = Self.strength.standard
  ) throws(SettingError) {
    self.shape = shape
    self.rows = try Self.rows.checked(rows)
    self.columns = try SettingError.check("columns", columns, in: shape.fewestColumns...10_000)
    self.strength = try Self.strength.checked(strength)
    if let anomalies {
      self.anomalies = anomalies
    } else {
      self.anomalies = try AnomalyMix(shape.kinds)
    }
    for kind in self.anomalies.kinds where !shape.kinds.contains(kind) {
      throw SettingError(
        "anomalies",
        mustBe: "\(shape.kinds.map(\.rawValue).joined(separator: " or ")), since \(shape.rawValue) "
          + "rows fill their box and their columns are independent",
        not: kind.rawValue)
    }
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      settings[Self.shape], rows: settings[Self.rows], columns: settings[Self.columns],
      anomalies: AnomalyMix(among: settings[Self.anomalies]), strength: settings[Self.strength])
  }

  public var recipe: String {
    "\(shape.rawValue) rows \(rows) columns \(columns) \(anomalies.recipe) strength \(strength)"
  }

  public var easyKinds: [String] {
    guard strength >= 1 else { return [] }
    return EasyKinds.tables(shape).filter(anomalies.kinds.contains).map(\.rawValue)
  }

  public var cells: Double { Double(rows) * Double(columns) }

  public func generate(seed: Seed) -> Dataset {
    let chance = seed.split("table")
    let ordinary = OrdinaryRows(shape, count: rows, columns: columns, seed: chance)
    let (table, kinds) = ordinary.planted(anomalies, strength: strength, chance)
    return Dataset(
      name: shape.rawValue, table: table, labels: Labels(anomalies: kinds.map { $0 != nil }),
      kinds: kinds, provenance: self.provenance)
  }
}
