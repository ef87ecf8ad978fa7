import Artifacts
import Vocabulary
import Wording

extension Page.Section {
  /// How far detectors, and refits of one, find the same rows strange: all that several opinions can say without labels.
  @Sendable static func agreement(of content: RunContent) -> [Page.Section] {
    let agreements = content.summary.agreements
    guard !agreements.isEmpty else { return [] }
    return [
      Page.Section(
        "agreement", "Do the detectors agree?",
        agreements.flatMap { agreement in
          let heading: [Page.Block] = agreements.count > 1 ? [.heading(agreement.dataset)] : []
          return heading + [.paragraph(meaning(of: agreement)), .table(table(of: agreement))]
        })
    ]
  }

  private static func meaning(of agreement: SummaryRecord.Agreement) -> Prose {
    Prose(
      """
      Of all rows that either of two has among its \(Figures.grouped(agreement.top)) highest of \
      \(Figures.grouped(agreement.rows)) test rows, the share that both have; by chance it would be about \
      \(Figures.short(agreement.byChance)). That detectors agree does not say that they are right: what they have in common \
      may be what they miss.
      """)
  }

  private static func table(of agreement: SummaryRecord.Agreement) -> Page.Table {
    let opinions = agreement.opinions
    let haveRefits = opinions.contains { $0.refits != nil }
    return Page.Table(
      ["detector"] + (haveRefits ? ["own refits"] : []) + opinions.map(\.detector),
      opinions.enumerated().map { place, one in
        let refits = one.refits.map { Page.Cell.figure(.number($0)) } ?? .absent("–")
        return [.words(Prose(one.detector))] + (haveRefits ? [refits] : [])
          + one.shared.enumerated().map { other, share in
            other == place ? .absent("–") : .figure(.number(share))
          }
      }, shading: .whole)
  }
}
