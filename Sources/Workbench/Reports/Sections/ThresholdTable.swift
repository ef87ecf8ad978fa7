import Vocabulary
import Wording

/// Ways of choosing a threshold with what theirs do: as a table and, below it, in sentences.
struct ThresholdTable {
  /// One way, and what its threshold does to the rows that measure it.
  struct Row {
    let choice: ThresholdChoice
    let measured: [Measurement]
    var isRecommended = false
    var trials: [String] = []
  }

  let rows: [Row]

  var blocks: [Page.Block] {
    let sentences = rows.map { row in
      Prose("\(strong: row.choice.method): \(row.choice.withLater)")
    }
    let columns = ThresholdMetric.columns(for: rows.flatMap(\.measured))
    let known = columns.filter { column in
      rows.contains { $0.measured[column.name]?.quantity.number != nil }
    }
    // Columns without any number only say why.
    let unknown = columns.filter { !known.contains($0) }
    let missing = Page.Table(unknown.map(\.head), rows.map { row in unknown.map { cell(row, $0) } })
    return [.table(table(of: known.isEmpty ? columns : known))]
      + (known.isEmpty ? [] : missing.gaps.map { .remark(Prose($0)) }) + [.list(sentences)]
  }

  private func table(of metrics: [ThresholdMetric]) -> Page.Table {
    let havePromises = rows.contains { $0.choice.threshold?.guarantee != nil }
    return Page.Table(
      ["asked for", "threshold"] + metrics.map(\.head) + (havePromises ? ["promise"] : []),
      rows.map { row in
        [wish(row), threshold(row)] + metrics.map { cell(row, $0) }
          + (havePromises ? [promise(row)] : [])
      })
  }

  private func wish(_ row: Row) -> Page.Cell {
    let oracle = row.choice.threshold?.basis == .oracle ? ["oracle"] : []
    return row.isRecommended
      ? .words("\(strong: row.choice.wish)", marks: [row.choice.method] + oracle + ["recommended"])
      : .words(Prose(row.choice.wish), marks: [row.choice.method] + oracle)
  }

  private func threshold(_ row: Row) -> Page.Cell {
    guard let threshold = row.choice.threshold else { return .absent("none") }
    return .threshold(
      .number(threshold.value), threshold.interval, below: threshold.lowestAlarmed)
  }

  private func cell(_ row: Row, _ metric: ThresholdMetric) -> Page.Cell {
    row.choice.threshold == nil
      ? .absent("–") : .measured(metric.name, among: row.measured, trials: row.trials)
  }

  private func promise(_ row: Row) -> Page.Cell {
    guard let threshold = row.choice.threshold else { return .absent("–") }
    return threshold.guarantee.map { .words(Prose(Self.brief($0))) } ?? .absent("none")
  }

  /// A promise in a few words: `FPR ≤ 0.010, 95 % sure`.
  static func brief(_ promise: Guarantee) -> String {
    let sure = promise.confidence.map { "\(Figures.percent($0)) sure" } ?? "on average"
    return
      "\(ThresholdMetric.head(of: promise.quantity)) ≤ \(Figures.short(promise.bound)), \(sure)"
  }
}

extension ThresholdChoice {
  /// Its sentence, and how the rows that a promise rests on compare with later ones.
  var withLater: String {
    guard let likeness = threshold?.guarantee?.likeness else { return sentence }
    return "\(sentence) \(likeness.sentence)"
  }
}
