public import Artifacts
public import Vocabulary

/// A column of a table of results: a metric, and the rows that it is of.
public struct ResultColumn: Sendable, Equatable {
  public let metric: MetricName
  let isOnTest: Bool

  /// The measurement of a setting that belongs in the column.
  public func measurement(of standing: SummaryRecord.Standing) -> Measurement? {
    (isOnTest ? standing.onTest : standing.onValidation)[metric]
  }

  /// The columns that have something to show: what was measured without labels, if anything was, and
  /// those of `metrics` on test rows that some setting has a value of.
  public static func columns(of summary: SummaryRecord, showing metrics: [MetricName])
    -> [ResultColumn]
  {
    let all =
      [ResultColumn(metric: .excessMass, isOnTest: false)]
      + metrics.map { ResultColumn(metric: $0, isOnTest: true) }
    let filled = all.filter { column in
      summary.standings.contains { column.measurement(of: $0)?.quantity.number != nil }
    }
    return filled.isEmpty ? Array(all.dropFirst()) : filled
  }

  /// What stands above a table of such columns.
  static func title(of columns: [ResultColumn]) -> String {
    columns.allSatisfy(\.isOnTest) ? "Results on test rows" : "Results"
  }

  /// What a reader needs to know of the columns before reading them, or nothing.
  static func explanation(of columns: [ResultColumn]) -> String {
    guard columns.contains(where: { !$0.isOnTest }) else { return "" }
    return
      " The excess mass looks at no label: it is high where low scores hold many rows in little "
      + "space." + (columns.contains(where: \.isOnTest) ? " All else is of test rows." : "")
  }
}
