import Numerics
public import Vocabulary

/// Anomalies planted among the user's own ordinary rows, or among rows that are like them.
///
///     let table = try FittedTableSettings(anomalies: mix).fitted(to: dataset)
///     let made = table.generate(seed: Seed(1))
public struct FittedTableSettings: Sendable, Hashable {
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
  /// How far anomalies stand out: 1 as the kinds are defined, 0 not at all.
  public let strength: Double

  public init(
    ordinary: Ordinary = .own, rows: Int? = nil, anomalies: AnomalyMix? = nil, strength: Double = 1
  ) throws(SettingError) {
    self.ordinary = ordinary
    self.rows = try rows.map { rows throws(SettingError) in
      try SettingError.check("rows", rows, in: 20...100_000_000)
    }
    if let anomalies {
      self.anomalies = anomalies
    } else {
      self.anomalies = try AnomalyMix(AnomalyKind.allCases)
    }
    self.strength = try SettingError.check("strength", strength, in: 0...100)
  }

  var recipe: String {
    "fitted \(ordinary.rawValue) rows \(rows.map(\.description) ?? "all") \(anomalies.recipe) "
      + "strength \(strength)"
  }

  /// Learns from the rows of a dataset that are not known to be anomalies.
  ///
  /// Refuses columns that hold no numbers, and missing cells.
  public func fitted(to dataset: Dataset) throws(DatasetError) -> FittedTable {
    let rows = (0..<dataset.rows).filter { dataset.labels?[$0] != .anomaly }
    guard rows.count >= 20 else {
      throw DatasetError(
        file: dataset.name, found: "\(rows.count) ordinary rows",
        wanted: "at least 20 to learn from")
    }
    var columns: [[Double]] = []
    for column in dataset.table.columns {
      guard let numbers = column.numbers else {
        throw DatasetError(
          file: dataset.name, subject: "column '\(column.name)'", found: "words or times",
          wanted: "numbers", advice: "leave the column out")
      }
      let kept = rows.map { numbers[$0] }
      if let gap = kept.firstIndex(where: { !$0.isFinite }) {
        throw DatasetError(
          file: dataset.name, subject: "column '\(column.name)'",
          found: "no finite number in row \(rows[gap])", wanted: "numbers in all ordinary rows",
          advice: "fill the gaps with 'missing: median' or drop those rows")
      }
      columns.append(kept)
    }
    guard !columns.isEmpty else {
      throw DatasetError(file: dataset.name, found: "no columns", wanted: "columns of numbers")
    }
    let matrix = Matrix<Double>(rows: rows.count, columns: columns.count) { columns[$1][$0] }
    return try FittedTable(self, matrix, of: dataset)
  }
}
