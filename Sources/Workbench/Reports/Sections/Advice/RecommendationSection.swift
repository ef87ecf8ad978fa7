import Vocabulary
import Wording

extension Page.Section {
  /// The threshold to set, and what it was chosen on.
  @Sendable static func recommendation(of content: AdviceContent) -> [Page.Section] {
    let advice = content.advice
    let overFolds = advice.recommended.flatMap { advice.alternatives[$0].overFolds?.sentence }
    return [
      Page.Section(
        "answer", nil,
        [.answer(Prose(advice.headline))]
          + (advice.candidate.map { [.paragraph(Prose($0.told))] } ?? [])
          + (overFolds.map { [.paragraph(Prose($0))] } ?? [])
          + [.paragraph("Scores: \(content.subject); \(advice.origin).")])
    ]
  }
}

extension AdvisedCandidate {
  /// What was chosen, and of how much.
  fileprivate var told: String {
    guard comparedBefore > 0 else { return sentence }
    return "\(sentence) Earlier runs had compared \(Phrase.counted(comparedBefore, "candidate")) on"
      + " validation rows of the same data."
  }
}

extension ThresholdAdvice {
  /// The rows that thresholds were chosen on and measured with.
  fileprivate var origin: String {
    let labels =
      anomalies.map {
        Phrase.counted($0, "anomaly", "anomalies") + " and "
          + Phrase.counted(ordinary ?? 0, "ordinary row")
      } ?? "no labels"
    let rate = eventsPerDay.map { ", \(Figures.short($0)) events a day" } ?? ""
    let kind =
      switch basis {
      case .validation: rows == 1 ? "row" : "rows"
      case .training: "rows that the detector learned from"
      case .oracle: "test rows, as an oracle,"
      }
    let isMeasured = alternatives.contains { !$0.measured.isEmpty }
    let isChosen = alternatives.contains { $0.choice.threshold != nil }
    let measured =
      isMeasured ? "; measured on test rows" : isChosen ? "; measured on the same rows" : ""
    return "chosen on \(rows) \(kind) with \(labels)\(rate)\(measured)"
  }
}
