import Foundation
import Machine
import Numerics
import Scoring
import Vocabulary

/// Columns that say too much, or nothing.
struct ColumnAudit {
  private let dataset: Dataset
  private let surveyed: [String: SurveyedColumn]
  private let work: Work?

  /// From where on a single column is taken to carry the label.
  static let nearlyPerfect = 0.99
  /// How many rows of both labels a judgement on one column needs.
  static let fewest = 5
  /// How many rows a judgement on ids needs.
  static let fewestRows = 20

  /// - Parameters:
  ///   - surveyed: What all rows say of the columns, where the dataset does not hold them all.
  ///   - work: Counts the columns.
  init(_ dataset: Dataset, surveyed: [SurveyedColumn] = [], _ work: Work? = nil) {
    self.dataset = dataset
    self.surveyed = Dictionary(uniqueKeysWithValues: surveyed.map { ($0.description.name, $0) })
    self.work = work
  }

  var findings: [AuditFinding] {
    let columns = dataset.table.columns
    let found = Workers.map(columns.count) { place in
      let column = columns[place]
      defer { work?.advance() }
      if let constant = constant(column) { return [constant] }
      if let commas = commas(column) { return [commas] }
      return [carried(by: column), name(column), id(column)].compactMap { $0 }
    }
    let all = found.flatMap { $0 }
    // A kind at a time, so that a reader meets what belongs together.
    return AuditFinding.Kind.allCases.flatMap { kind in all.filter { $0.kind == kind } }
  }

  private func constant(_ column: Column) -> AuditFinding? {
    guard dataset.rows > 1, surveyed[column.name]?.isConstant ?? column.isConstant else {
      return nil
    }
    return AuditFinding(
      .constantColumn, .note, columns: [column.name],
      "column '\(column.name)' has one value in all rows and tells nothing")
  }

  /// A column that alone ranks nearly all anomalies on one side of all ordinary rows.
  private func carried(by column: Column) -> AuditFinding? {
    guard let labels = dataset.labels else { return nil }
    let views = [
      (column.numbersForRanking(labels), ""), (column.missingness, "the missing cells of "),
    ]
    for (values, prefix) in views {
      guard let values, let area = area(of: values, labels) else { continue }
      guard max(area, 1 - area) >= Self.nearlyPerfect else { continue }
      return AuditFinding(
        .labelColumn, .warning, columns: [column.name], numbers: [MetricName.rocAUC.text: area],
        "\(prefix)column '\(column.name)' alone \(prefix.isEmpty ? "ranks" : "rank") anomalies with a "
          + "ROC AUC of \(String(format: "%.4f", area)); is it known before the label is?")
    }
    return nil
  }

  /// The ROC AUC of the rows that have a number; `nil` if too few of either label have one.
  private func area(of values: [Double], _ labels: Labels) -> Double? {
    let rows = values.indices.filter { !values[$0].isNaN }
    let known = rows.count == values.count ? labels : labels.gathering(rows)
    guard known.anomalies >= Self.fewest, known.ordinary >= Self.fewest else { return nil }
    let scores = Scores(rows.count == values.count ? values : rows.map { values[$0] })
    return (try? Ranking(scores, known))?.rocAUC
  }

  /// A column that is called as labels are.
  private func name(_ column: Column) -> AuditFinding? {
    guard ColumnName(column.name).isLabel, !isCoordinate(column) else { return nil }
    return AuditFinding(
      .labelName, .warning, columns: [column.name],
      "column '\(column.name)' has a name that labels have; if it is one, name it with 'label:' or "
        + "leave it out")
  }

  /// Whether a `y` is where something is on a plane: it stands beside an `x` and takes more values than labels do.
  private func isCoordinate(_ column: Column) -> Bool {
    guard column.name.lowercased() == "y", let numbers = column.numbers,
      dataset.table.columns.contains(where: { $0.name.lowercased() == "x" })
    else { return false }
    return Set(numbers.prefix(Self.enoughForAPlace)).count > Self.mostLabels
  }

  private static let enoughForAPlace = 1000
  private static let mostLabels = 50

  /// A column whose numbers have a comma where a point is read, so that they are words.
  private func commas(_ column: Column) -> AuditFinding? {
    guard let word = column.decimalComma else { return nil }
    return AuditFinding(
      .decimalComma, .warning, columns: [column.name],
      "column '\(column.name)' holds numbers with a decimal comma, such as '\(word)', which are read as words; "
        + "write them with a point")
  }

  /// A column that names rows rather than describes them.
  private func id(_ column: Column) -> AuditFinding? {
    guard dataset.rows >= Self.fewestRows else { return nil }
    let all = surveyed[column.name]
    guard let why = all == nil ? column.identification : all?.identification else { return nil }
    return AuditFinding(
      .idColumn, .warning, columns: [column.name],
      "column '\(column.name)' \(why), so that it names rows rather than describes them; leave it out"
    )
  }
}
