import Artifacts
import Files
public import Vocabulary

/// The threshold recommendation as a page or as Markdown: the recommendation first.
public struct AdviceReport: Sendable {
  private let advice: ThresholdAdvice
  private let subject: String

  public init(_ advice: ThresholdAdvice, of subject: String) {
    self.advice = advice
    self.subject = subject
  }

  static let metrics = ["precision", "recall", "f1", "false_positive_rate", "alerts_per_day"]

  public var markdown: String {
    let parts: [String] =
      [
        "# Which threshold to set", "**\(advice.headline)**", "Scores: \(subject); \(basis).",
        "## Alternatives\n\n" + MarkdownTable(header, rows(MarkdownTable.plain)).text,
      ] + advice.tiers.map { TierReport($0).markdown } + [
        "## What this takes for granted\n\n"
          + advice.assumptions.map { "- \($0.statement) *What would break it:* \($0.brokenBy)" }
          .joined(separator: "\n")
      ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  public var html: String {
    let assumptions = advice.assumptions.map {
      "<li>\(HTML.escaped($0.statement)) <em>What would break it:</em> \(HTML.escaped($0.brokenBy))</li>"
    }.joined()
    let body =
      [
        HTML.section(
          "answer", "Recommendation",
          "<p class=\"answer\">\(HTML.escaped(advice.headline))</p>"
            + "<p>Scores: \(HTML.escaped(subject)); \(HTML.escaped(basis)).</p>"),
        HTML.section("curves", "What each threshold does", chart),
        HTML.section(
          "alternatives", "Alternatives",
          HTML.table(
            header, rows(HTML.measurement), numbersFrom: 1, numbersTo: Self.metrics.count + 1)),
      ] + advice.tiers.enumerated().map { TierReport($1, place: $0 + 1).html } + [
        HTML.section("assumptions", "What this takes for granted", "<ul>\(assumptions)</ul>")
      ]
    return HTML.page(
      title: "Which threshold to set", kind: "Recommendation", body.joined(separator: "\n"))
  }

  private var basis: String {
    let labels =
      advice.anomalies.map { "\($0) anomalies and \(advice.ordinary ?? 0) ordinary rows" }
      ?? "no labels"
    let rate = advice.eventsPerDay.map { ", \(Figures.short($0)) events a day" } ?? ""
    return "chosen on \(advice.rows) \(advice.basis.rawValue) rows with \(labels)\(rate)"
  }

  private var header: [String] {
    ["asked for", "threshold", "precision", "recall", "F1", "FPR", "alerts a day", "answer"]
  }

  private func rows(_ shown: (Measurement) -> String) -> [[String]] {
    advice.alternatives.enumerated().map { place, alternative in
      let choice = alternative.choice
      let measured =
        alternative.measured.isEmpty ? choice.threshold?.achieved ?? [] : alternative.measured
      let mark = place == advice.recommended ? " (recommended)" : ""
      return [choice.method + mark, choice.threshold.map { Figures.short($0.value) } ?? "–"]
        + Self.metrics.map { name in measured.first { $0.name == name }.map(shown) ?? "n/a" }
        + [HTML.escaped(choice.sentence)]
    }
  }

  private var chart: String {
    let marks = advice.alternatives.compactMap { alternative in
      alternative.choice.threshold.map { (alternative.choice.method, $0.value) }
    }
    return CurveChart(curve: TuningCurve(advice.curve), marks: Array(marks.prefix(3))).svg
      ?? "<p>All scores are the same: there is nothing to tune.</p>"
  }
}
