public import Numerics
public import Vocabulary

/// A table of ordinary rows of a known shape with anomalies of known kinds planted in it.
///
/// Rows that become anomalies are first drawn like all others and then moved, so at a strength of 0
/// nothing tells them from ordinary rows but their label.
public struct SyntheticTable: DatasetGenerator, Hashable {
  public let shape: OrdinaryShape
  public let rows: Int
  public let columns: Int
  public let anomalies: AnomalyMix
  /// How far anomalies stand out: 1 as the kinds are defined, 0 not at all.
  public let strength: Double

  /// - Parameter anomalies: By default one row in twenty, of each kind that the shape allows.
  public init(
    _ shape: OrdinaryShape, rows: Int = 2000, columns: Int = 8, anomalies: AnomalyMix? = nil,
    strength: Double = 1
  ) throws(SettingError) {
    self.shape = shape
    self.rows = try SettingError.check("rows", rows, in: 20...100_000_000)
    self.columns = try SettingError.check("columns", columns, in: shape.fewestColumns...10_000)
    self.strength = try SettingError.check("strength", strength, in: 0...100)
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

  public var recipe: String {
    "\(shape.rawValue) rows \(rows) columns \(columns) \(anomalies.recipe) strength \(strength)"
  }

  public var easyKinds: [String] {
    guard strength >= 1 else { return [] }
    return EasyKinds.tables(shape).filter(anomalies.kinds.contains).map(\.rawValue)
  }

  public func generate(seed: Seed) -> Dataset {
    let chance = seed.split("table")
    let ordinary = OrdinaryRows(shape, count: rows, columns: columns, seed: chance)
    let (table, kinds) = ordinary.planted(anomalies, strength: strength, chance)
    return Dataset(
      name: shape.rawValue, table: table, labels: Labels(anomalies: kinds.map { $0 != nil }),
      kinds: kinds, provenance: self.provenance)
  }
}
