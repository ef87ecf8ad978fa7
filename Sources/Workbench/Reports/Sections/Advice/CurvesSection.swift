import Vocabulary

extension Page.Section {
  /// What every threshold does, with the chosen ones marked.
  @Sendable static func curves(of content: AdviceContent) -> [Page.Section] {
    let advice = content.advice
    let marks = Page.Chart.marks(advice.alternatives.map(\.choice))
    let chart = Page.Chart.thresholds(
      advice.curve, of: advice.rows, "the rows that thresholds were chosen by, which flatter them",
      marks: marks)
    return [
      Page.Section(
        "curves", "What each threshold does",
        [
          chart.map { .chart($0) }
            ?? .paragraph("All scores are the same: there is nothing to tune.")
        ])
    ]
  }
}
