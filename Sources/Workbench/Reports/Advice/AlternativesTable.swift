import Vocabulary
import Wording

/// Every way that was asked for, with what its threshold does: as a table and, below it, in sentences.
struct AlternativesTable {
  private let advice: ThresholdAdvice
  /// The quantities that some way has a number for, with the heads of their columns.
  private let metrics: [(name: String, head: String)]

  private static let known = [
    ("precision", "precision"), ("recall", "recall"), ("f1", "F1"), ("false_positive_rate", "FPR"),
    ("alarm_rate", "alarm rate"), ("alerts_per_day", "alerts a day"),
    ("cost_per_row", "cost a row"),
  ]

  init(_ advice: ThresholdAdvice) {
    self.advice = advice
    var names = Set(advice.alternatives.flatMap { Self.measured($0).map(\.name) })
    if names.contains("alerts_per_day") { names.remove("alarm_rate") }  // the same in other units
    metrics = Self.known.filter { names.contains($0.0) }.map { (name: $0.0, head: $0.1) }
  }

  /// What the threshold does to rows kept for measuring, or else to those it was chosen on.
  private static func measured(_ alternative: ThresholdAlternative) -> [Measurement] {
    alternative.measured.isEmpty
      ? alternative.choice.threshold?.achieved ?? [] : alternative.measured
  }

  var markdown: String {
    let rows = advice.alternatives.enumerated().map { place, alternative in
      [alternative.choice.wish + (place == advice.recommended ? " (recommended)" : "")]
        + cells(alternative, MarkdownTable.plain)
    }
    let sentences = advice.alternatives.map { alternative in
      "- \(alternative.choice.method): \(alternative.choice.sentence)"
    }
    return MarkdownTable(header, rows).text + "\n\n" + sentences.joined(separator: "\n")
  }

  var html: String {
    let rows = advice.alternatives.enumerated().map { place, alternative in
      let wish = HTML.escaped(alternative.choice.wish)
      let name = place == advice.recommended ? "<strong>\(wish)</strong>" : wish
      let mark = place == advice.recommended ? ", recommended" : ""
      return ["\(name)<small>\(HTML.escaped(alternative.choice.method))\(mark)</small>"]
        + cells(alternative, HTML.measurement)
    }
    let answers = advice.alternatives.map { alternative in
      "<li><strong>\(HTML.escaped(alternative.choice.method))</strong>:"
        + " \(HTML.escaped(alternative.choice.sentence))</li>"
    }
    return HTML.table(header, rows, numbersFrom: 1, numbersTo: metrics.count + 1)
      + "<h3>In words</h3><ul>\(answers.joined(separator: "\n"))</ul>"
  }

  private var header: [String] {
    ["asked for", "threshold"] + metrics.map(\.head) + ["promise"]
  }

  private func cells(
    _ alternative: ThresholdAlternative, _ shown: (Measurement) -> String
  ) -> [String] {
    guard let threshold = alternative.choice.threshold else {
      return ["none"] + metrics.map { _ in "–" } + ["–"]
    }
    let measured = Self.measured(alternative)
    let place = Measurement(
      "threshold", .number(threshold.value), interval: threshold.interval, rows: advice.rows)
    return [shown(place)]
      + metrics.map { metric in measured.first { $0.name == metric.name }.map(shown) ?? "n/a" }
      + [threshold.guarantee.map(Self.brief) ?? "none"]
  }

  /// A promise in a few words: `FPR ≤ 0.010, 95 % sure`.
  private static func brief(_ promise: Guarantee) -> String {
    let what =
      switch promise.quantity {
      case "false_positive_rate": "FPR"
      case "false_discovery_rate": "false share of alarms"
      default: promise.quantity
      }
    let sure = promise.confidence.map { "\(Figures.percent($0)) sure" } ?? "on average"
    return "\(what) ≤ \(Figures.short(promise.bound)), \(sure)"
  }
}

extension AlternativesTable {
  private var foldsHeader: [String] {
    ["asked for", "folds with one", "threshold"] + metrics.map(\.head)
  }

  private func folds(_ shown: (Measurement) -> String) -> [[String]] {
    advice.alternatives.compactMap { alternative in
      alternative.overFolds.map { spread in
        [
          alternative.choice.wish, "\(spread.chosen) of \(spread.folds)", shown(spread.threshold),
        ]
          + metrics.map { metric in
            spread.measured.first { $0.name == metric.name }.map(shown) ?? "–"
          }
      }
    }
  }

  /// Means over folds with the lowest and the highest; empty where there are no folds.
  var foldsMarkdown: String {
    let rows = folds(MarkdownTable.plain)
    return rows.isEmpty ? "" : "## Over folds\n\n" + MarkdownTable(foldsHeader, rows).text
  }

  var foldsHTML: String? {
    let rows = folds(HTML.measurement).map { row in
      [HTML.escaped(row[0])] + row.dropFirst()
    }
    return rows.isEmpty
      ? nil
      : "<p>Each fold has a model of its own; means, with the lowest and the highest.</p>"
        + HTML.table(foldsHeader, rows, numbersFrom: 1)
  }
}
