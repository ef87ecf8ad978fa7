public import Forms
public import Numerics
public import Vocabulary

/// One of the five recipes by which Elide's detectors were measured: 1,000 rows of which a tenth are
/// anomalies, in an order of chance.
public struct AccuracyRecipe: DatasetGenerator, Configured, Hashable {
  public static let name = "recipe"
  public static let help =
    "The accuracy recipes of the Elide detection engine. \(EasyKinds.inRecipes)"
  public static let kind = Key<Self, Kind>.required("kind", .word, "Which recipe.")
  public static let rows = Key<Self, Int>.key(
    "rows", .whole(10...100_000_000), or: 1000, "How many rows; a tenth are anomalies.")
  public static let columns = Key<Self, Int?>.optional(
    "columns", .whole(1...10_000), "How many columns; else 10, or 100 where many.")
  public static let strength = Key<Self, Double>.strength(to: 10)
  public static var keys: [any FormKey<Self>] {
    [kind, rows, columns, strength, Key<Self, Int>.seed]
  }

  public enum Kind: String, Sendable, CaseIterable {
    /// U(0, 2) against U(10, 30).
    case comparison
    /// N(0, 1) against N(10, 2).
    case gaussian
    /// Clusters of deviation 0.5 at 0, 5 and 10 against U(−5, 25).
    case clustered
    /// N(0, 0.5) in 100 columns, all but ten scaled by 0.1, against N(0, 3).
    case highDimensional = "high-dimensional"
    /// N(0, 1) against 3·N(0, 1) + 5.
    case synthetic
  }

  public let kind: Kind
  public let rows: Int
  public let columns: Int
  /// How far anomalies stand out: 1 as described, 0 not at all.
  public let strength: Double

  public init(
    _ kind: Kind, rows: Int = Self.rows.standard, columns: Int? = nil,
    strength: Double = Self.strength.standard
  ) throws(SettingError) {
    self.kind = kind
    self.rows = try Self.rows.checked(rows)
    self.columns = try Self.columns.checked(columns) ?? (kind == .highDimensional ? 100 : 10)
    self.strength = try Self.strength.checked(strength)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      settings[Self.kind], rows: settings[Self.rows], columns: settings[Self.columns],
      strength: settings[Self.strength])
  }

  public var recipe: String {
    "\(kind.rawValue) rows \(rows) columns \(columns) strength \(strength)"
  }

  /// The rows to learn from by the recipe itself: the first 80 %; the others measure.
  public var training: Range<Int> { 0..<(rows * 4 / 5) }

  public var easyKinds: [String] {
    strength >= 1 && EasyKinds.recipes.contains(kind) ? [kind.rawValue] : []
  }

  public var cells: Double { Double(rows) * Double(columns) }

  public func generate(seed: Seed) -> Dataset {
    let anomalies = rows / 10
    var chance = seed.split(named: kind.rawValue).generator()
    let order = chance.permutation(rows)
    var table = Matrix<Double>(rows: rows, columns: columns)
    var isAnomaly = [Bool](repeating: false, count: rows)
    for (number, place) in order.enumerated() {
      isAnomaly[place] = number < anomalies
      for column in 0..<columns {
        let ordinary = ordinary(row: number, column, &chance)
        guard number < anomalies else {
          table[place, column] = ordinary
          continue
        }
        table[place, column] = ordinary.blended(with: anomaly(&chance), strength)
      }
    }
    return Dataset(
      name: kind.rawValue, table: Table(table), labels: Labels(anomalies: isAnomaly),
      kinds: isAnomaly.map { $0 ? kind.rawValue : nil }, provenance: self.provenance)
  }

  private func ordinary(row: Int, _ column: Int, _ chance: inout Generator) -> Double {
    switch kind {
    case .comparison: chance.uniform(0, 2)
    case .gaussian, .synthetic: chance.normal()
    case .clustered: chance.normal(mean: Double(row % 3) * 5, deviation: 0.5)
    case .highDimensional: chance.normal(mean: 0, deviation: 0.5) * (column < 10 ? 1 : 0.1)
    }
  }

  private func anomaly(_ chance: inout Generator) -> Double {
    switch kind {
    case .comparison: chance.uniform(10, 30)
    case .gaussian: chance.normal(mean: 10, deviation: 2)
    case .clustered: chance.uniform(-5, 25)
    case .highDimensional: chance.normal(mean: 0, deviation: 3)
    case .synthetic: 3 * chance.normal() + 5
    }
  }
}
