import Vocabulary

extension Page.Section {
  /// Every way that was asked for, with what its threshold does.
  @Sendable static func alternatives(of content: AdviceContent) -> [Page.Section] {
    let advice = content.advice
    let rows = advice.alternatives.enumerated().map { place, alternative in
      ThresholdTable.Row(
        choice: alternative.choice, measured: alternative.effects,
        isRecommended: place == advice.recommended)
    }
    return [Page.Section("alternatives", "Alternatives", ThresholdTable(rows: rows).blocks)]
  }

  /// How the ways fare over the folds of a split, where there are several.
  @Sendable static func folds(of content: AdviceContent) -> [Page.Section] {
    let advice = content.advice
    let spreads = advice.alternatives.compactMap { alternative in
      alternative.overFolds.map { (alternative.choice, $0) }
    }
    guard !spreads.isEmpty else { return [] }
    let metrics = ThresholdMetric.columns(for: spreads.flatMap { $0.1.measured })
    let table = Page.Table(
      ["asked for", "folds with one", "threshold"] + metrics.map(\.head),
      spreads.map { choice, spread in
        [
          .words(Prose(choice.wish), marks: [choice.method]),
          .words("\(spread.chosen) of \(spread.folds)"),
          .threshold(spread.threshold.quantity, spread.threshold.interval),
        ] + metrics.map { .measured($0.name, among: spread.measured) }
      })
    return [
      Page.Section(
        "folds", "Over folds",
        [
          .paragraph("Each fold has a model of its own; means, with the lowest and the highest."),
          .table(table),
        ])
    ]
  }
}

extension ThresholdAlternative {
  /// What the threshold does to rows kept for measuring, or else to those it was chosen on.
  fileprivate var effects: [Measurement] {
    measured.isEmpty ? choice.threshold?.achieved ?? [] : measured
  }
}
