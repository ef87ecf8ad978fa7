import Vocabulary
import Wording

extension Page.Section {
  /// What became of each table of tiers.
  @Sendable static func tiers(of content: AdviceContent) -> [Page.Section] {
    content.advice.tiers.enumerated().map { place, tiers in
      Page.Section(
        "tiers-\(place + 1)", "Tiers: \(tiers.table)",
        [.paragraph(Prose(tiers.scale))] + tiers.graded + tiers.promised
          + tiers.notes.map { .paragraph(Prose($0)) })
    }
  }
}

extension TierAdvice {
  /// Whether each tier can fire, and on what.
  fileprivate var graded: [Page.Block] {
    guard !findings.isEmpty else { return [] }
    let table = Page.Table(
      ["tier", "from", "can it fire", "ordinary rows", "p-value"],
      findings.map { tier in
        [
          .words(Prose(tier.tier)), .words(Prose(tier.starts)), .words(Prose(tier.grade.words)),
          .measured(tier.ordinaryShare), .figure(tier.strangeness),
        ]
      })
    return [.table(table), .list(findings.map { Prose($0.sentence) })]
  }

  /// Where tiers would have to start to mean what they promise.
  fileprivate var promised: [Page.Block] {
    guard !promises.isEmpty else { return [] }
    let table = Page.Table(
      ["tier", "ordinary rows at most", "starts above", "on test rows"],
      promises.map { promise in
        [
          .words(Prose(promise.tier)), .figure(.number(promise.share)), promise.start,
          promise.measured.map { .measured($0) } ?? .absent("n/a"),
        ]
      })
    let bending: [Page.Block] =
      recalibration.map { line in
        [
          .paragraph(
            """
            The table itself can stay as it is if scores are bent first, along the \
            \(line.scores.count) points that 'recalibration' has in the JSON form of this answer.
            """)
        ]
      } ?? []
    return [
      .heading("Where they would have to start"), .table(table),
      .list(promises.map { Prose($0.sentence) }),
    ] + bending
  }
}

extension TierPromiseFinding {
  fileprivate var start: Page.Cell {
    threshold.map { .threshold(.number($0)) } ?? .absent("–")
  }
}

extension TierFinding.Grade {
  /// The grade with its number, as a table shows it.
  fileprivate var words: String {
    switch self {
    case .impossible(let bound): "impossible (nothing above \(Figures.significant(bound)))"
    case .impossibleForModel(let bound):
      "impossible for this model (nothing above \(Figures.significant(bound)))"
    case .notFound(let highest): "not found (highest \(Figures.significant(highest)))"
    case .reached(rows: 0): "possible, reached by 0 rows"
    case .reached(let rows): "reached by \(Phrase.counted(rows, "row"))"
    }
  }
}
