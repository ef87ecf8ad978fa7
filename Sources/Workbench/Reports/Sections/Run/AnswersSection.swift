import Artifacts
import Vocabulary
import Wording

extension Page.Section {
  /// What is best on each data set, by which trial, and how sure that is.
  @Sendable static func answers(of content: RunContent) -> [Page.Section] {
    let answers = content.summary.answers
    guard !answers.isEmpty else {
      return [
        Page.Section("answer", nil, [.answer("No trial has a result that could be chosen.")])
      ]
    }
    return [Page.Section("answer", nil, answers.flatMap { blocks($0, content) })]
  }

  private static func blocks(
    _ answer: SummaryRecord.Answer, _ content: RunContent
  ) -> [Page.Block] {
    let threshold = content.findings(of: answer.trial)?.thresholds.first?.choice.told
    let spent =
      content.spentBefore[answer.dataset]?
      .sentences(of: answer.dataset, promising: content.promising) ?? []
    let details = [threshold].compactMap { $0 } + answer.details + spent
    let facts = content.findings(of: answer.trial)?.thresholds.first.map(Self.facts) ?? []
    return [.answer(Prose(answer.sentence))] + (facts.isEmpty ? [] : [.facts(facts)])
      + (details.isEmpty ? [] : [.list(details.map { Prose($0) })])
      + [.remark("Trial \(code: answer.trial)")]
  }
}

extension Page.Section {
  /// The threshold that was asked for first, with what it did on test rows and what it promises.
  static func facts(_ record: ThresholdRecord) -> [Page.Fact] {
    guard let threshold = record.choice.threshold else { return [] }
    let asked = Page.Fact(
      "threshold",
      .threshold(.number(threshold.value), threshold.interval, below: threshold.lowestAlarmed),
      beside: threshold.basis == .oracle
        ? "an oracle's: chosen on the test rows that measure it"
        : threshold.guarantee.map(ThresholdTable.brief)
          ?? "asked for: \(record.choice.wish); promised: nothing")
    let measured = ThresholdMetric.columns(for: record.onTest).compactMap { metric in
      record.onTest[metric.name].flatMap { measurement in
        measurement.quantity.number.map { _ in Page.Fact(metric.head, .measured(measurement)) }
      }
    }
    return [asked] + measured
  }
}

extension ThresholdChoice {
  /// The first threshold of an answer, with the rows that its sentence speaks of.
  fileprivate var told: String {
    guard let threshold else { return sentence }
    let rows =
      switch threshold.basis {
      case .validation: "validation rows"
      case .training: "the rows that the detector learned from"
      case .oracle: "test rows, as an oracle"
      }
    let cut = Figures.cut(threshold.value, below: threshold.lowestAlarmed)
    return "Threshold \(cut), chosen on \(rows): \(withLater)"
  }
}
