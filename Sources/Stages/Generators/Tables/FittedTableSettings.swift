public import Forms
import Numerics
public import Vocabulary

/// Anomalies planted among the user's own ordinary rows, or among rows that are like them.
///
///     let table = try FittedTableSettings(anomalies: mix).fitted(to: dataset)
///     let made = table.generate(seed: Seed(1))
public struct FittedTableSettings: Configured, Hashable {
  public static let name = "fitted"
  public static let help =
    "Your own ordinary rows, or rows that are like them, with anomalies of known kinds planted among "
    + "them."
  public static let ordinary = Key<Self, Ordinary>.key(
    "ordinary", .word, or: .own,
    "The rows themselves, draws from a Gaussian mixture, or from a Gaussian copula with the columns' "
      + "own distributions.")
  public static let rows = Key<Self, Int?>.optional(
    "rows", .whole(20...100_000_000), "How many rows; else as many as there are to learn from.")
  static let anomalies = Key<Self, Settings<AnomalyMix>?>.anomalies
  public static let dropsIncomplete = Key<Self, Bool>.key(
    "missing", .words(["complain": false, "drop": true]), or: false,
    "What becomes of rows without a value: a complaint, or they are left out.")
  public static let strength = Key<Self, Double>.strength(to: 100)
  public static var keys: [any FormKey<Self>] {
    [ordinary, rows, anomalies, dropsIncomplete, strength]
  }

  /// Where the ordinary rows of the made table come from.
  public enum Ordinary: String, Sendable, CaseIterable {
    /// The rows themselves, each at most once; some of them are moved and become the anomalies.
    case own
    /// Draws from a Gaussian mixture of up to nine components.
    case mixture
    /// Draws from a Gaussian copula with the columns' own distributions.
    case copula
  }

  public let ordinary: Ordinary
  /// How many rows are made; `nil` for as many as there are to learn from.
  public let rows: Int?
  public let anomalies: AnomalyMix
  /// Whether rows without a value are left out, rather than refused.
  public let dropsIncomplete: Bool
  /// How far anomalies stand out: 1 as the kinds are defined, 0 not at all.
  public let strength: Double

  public init(
    ordinary: Ordinary = Self.ordinary.standard, rows: Int? = nil, anomalies: AnomalyMix? = nil,
    dropsIncomplete: Bool = Self.dropsIncomplete.standard,
    strength: Double = Self.strength.standard
  ) throws(SettingError) {
    self.ordinary = ordinary
    self.rows = try Self.rows.checked(rows)
    if let anomalies {
      self.anomalies = anomalies
    } else {
      self.anomalies = try AnomalyMix(AnomalyKind.allCases)
    }
    self.dropsIncomplete = dropsIncomplete
    self.strength = try Self.strength.checked(strength)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      ordinary: settings[Self.ordinary], rows: settings[Self.rows],
      anomalies: AnomalyMix(among: settings[Self.anomalies]),
      dropsIncomplete: settings[Self.dropsIncomplete], strength: settings[Self.strength])
  }

  var recipe: String {
    "fitted \(ordinary.rawValue) rows \(rows.map(\.description) ?? "all") \(anomalies.recipe) "
      + "strength \(strength)"
  }

  /// Learns from the rows of a dataset that are not known to be anomalies.
  ///
  /// Refuses columns that hold no numbers, and cells without one unless their rows are to be left out.
  public func fitted(to dataset: Dataset) throws(FittingError) -> FittedTable {
    let columns = try numbers(of: dataset)
    var rows = (0..<dataset.rows).filter { dataset.labels?[$0] != .anomaly }
    if dropsIncomplete {
      rows = rows.filter { row in columns.allSatisfy { $0[row].isFinite } }
    } else {
      try refuseGaps(in: columns, rows, of: dataset)
    }
    guard rows.count >= 20 else {
      throw FittingError(dataset.name, .tooFewRows(rows.count))
    }
    if ordinary == .own, let asked = self.rows, asked > rows.count {
      throw FittingError(dataset.name, .fewerThanAsked(have: rows.count, asked: asked))
    }
    let matrix = Matrix<Double>(rows: rows.count, columns: columns.count) { columns[$1][rows[$0]] }
    return try FittedTable(self, matrix, of: dataset)
  }

  private func numbers(of dataset: Dataset) throws(FittingError) -> [[Double]] {
    var columns: [[Double]] = []
    for column in dataset.table.columns {
      guard let numbers = column.numbers else {
        throw FittingError(dataset.name, .noNumbers(column: column.name))
      }
      columns.append(numbers)
    }
    guard !columns.isEmpty else { throw FittingError(dataset.name, .noColumns) }
    return columns
  }

  private func refuseGaps(
    in columns: [[Double]], _ rows: [Int], of dataset: Dataset
  ) throws(FittingError) {
    for (column, numbers) in zip(dataset.table.columns, columns) {
      guard let gap = rows.first(where: { !numbers[$0].isFinite }) else { continue }
      throw FittingError(dataset.name, .gap(column: column.name, row: gap))
    }
  }
}
