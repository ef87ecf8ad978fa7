import Artifacts
import Files
public import Vocabulary
import Wording

/// The threshold recommendation as a page or as Markdown: the recommendation first.
public struct AdviceReport: Sendable {
  private let advice: ThresholdAdvice
  private let subject: String
  private let table: AlternativesTable

  public init(_ advice: ThresholdAdvice, of subject: String) {
    self.advice = advice
    self.subject = subject
    table = AlternativesTable(advice)
  }

  public var markdown: String {
    let parts =
      [
        "# Which threshold to set", "**\(advice.headline)**", overFolds ?? "",
        "Scores: \(subject); \(basis).", "## Alternatives", table.markdown, table.foldsMarkdown,
      ] + advice.tiers.map { TierReport($0).markdown } + [
        "## What this takes for granted",
        advice.assumptions.map { "- \($0.statement) *What would break it:* \($0.brokenBy)" }
          .joined(separator: "\n"),
      ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  public var html: String {
    let assumptions = advice.assumptions.map {
      "<li>\(HTML.escaped($0.statement)) <em>What would break it:</em> \(HTML.escaped($0.brokenBy))</li>"
    }.joined()
    let answer = [overFolds, "Scores: \(subject); \(basis)."].compactMap { $0 }
    let body =
      [
        HTML.section(
          "answer", "Recommendation",
          "<p class=\"answer\">\(HTML.escaped(advice.headline))</p>"
            + answer.map { "<p>\(HTML.escaped($0))</p>" }.joined()),
        HTML.section("curves", "What each threshold does", chart),
        HTML.section("alternatives", "Alternatives", table.html),
        table.foldsHTML.map { HTML.section("folds", "Over folds", $0) } ?? "",
      ] + advice.tiers.enumerated().map { TierReport($1, place: $0 + 1).html } + [
        HTML.section("assumptions", "What this takes for granted", "<ul>\(assumptions)</ul>")
      ]
    return HTML.page(
      title: "Which threshold to set", kind: "Recommendation",
      body.filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  private var basis: String {
    let labels =
      advice.anomalies.map {
        Phrase.counted($0, "anomaly", "anomalies") + " and "
          + Phrase.counted(advice.ordinary ?? 0, "ordinary row")
      }
      ?? "no labels"
    let rate = advice.eventsPerDay.map { ", \(Figures.short($0)) events a day" } ?? ""
    let kind =
      switch advice.basis {
      case .validation: advice.rows == 1 ? "row" : "rows"
      case .training: "rows that the detector learned from"
      case .oracle: "test rows, as an oracle,"
      }
    let isMeasured = advice.alternatives.contains { !$0.measured.isEmpty }
    let isChosen = advice.alternatives.contains { $0.choice.threshold != nil }
    let measured =
      isMeasured ? "; measured on test rows" : isChosen ? "; measured on the same rows" : ""
    return "chosen on \(advice.rows) \(kind) with \(labels)\(rate)\(measured)"
  }

  /// How the recommended way fares over folds.
  private var overFolds: String? {
    advice.recommended.flatMap { advice.alternatives[$0].overFolds?.sentence }
  }

  private var chart: String {
    let marks = advice.alternatives.compactMap { alternative in
      alternative.choice.threshold.map { (alternative.choice.method, $0.value) }
    }.reduce(into: [(String, Double)]()) { distinct, mark in
      if !distinct.contains(where: { $0 == mark.0 || $1 == mark.1 }) { distinct.append(mark) }
    }
    let lines = advice.anomalies == nil ? CurveChart.alarms : CurveChart.quality
    return CurveChart(
      curve: TuningCurve(advice.curve, rows: advice.rows), marks: Array(marks.prefix(3)),
      lines: lines
    ).svg ?? "<p>All scores are the same: there is nothing to tune.</p>"
  }
}
