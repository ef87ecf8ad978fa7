import Artifacts
import Vocabulary

extension Page.Section {
  /// Detectors across data sets, best first.
  @Sendable static func leaderboard(of content: RunContent) -> [Page.Section] {
    guard let board = content.summary.leaderboard else { return [] }
    let table = Page.Table(
      ["detector", "mean", "median", "mean rank", "win rate"],
      board.rows.map { row in
        [.detector(row.detector, isControl: row.isControl)]
          + [row.mean, row.median, row.averageRank, row.winRate].map {
            $0.map { .figure(.number($0)) } ?? .absent("–")
          }
      })
    let oracles = content.summary.answers.filter(\.isOracle).map(\.dataset)
    let caution = oracles.isEmpty ? "" : ", an oracle's where there are no validation rows"
    return [
      Page.Section(
        "leaderboard",
        "Across \(board.datasets.count) data sets, by \(board.metric) on test rows\(caution)",
        [.table(table)] + board.tests.map { .paragraph(Prose($0)) } + ranks(board)
          + byData(board))
    ]
  }

  /// Mean ranks beside each other, where two of them could differ at all.
  private static func ranks(_ board: SummaryRecord.Leaderboard) -> [Page.Block] {
    let entries = board.rows.compactMap { row in
      row.averageRank.map { Page.Ranks.Entry(row.detector, rank: $0) }
    }
    let ranks = board.criticalDifference.flatMap {
      Page.Ranks(entries, criticalDifference: $0)
    }
    return ranks.map { [.ranks($0)] } ?? []
  }

  /// What each detector reaches on each data set, so that one that is good only somewhere is seen.
  private static func byData(_ board: SummaryRecord.Leaderboard) -> [Page.Block] {
    let rows = board.datasets.enumerated().map { place, name in
      [.words(Prose(name))]
        + board.rows.map { row -> Page.Cell in
          row.values.indices.contains(place) ? .figure(.number(row.values[place])) : .absent("n/a")
        }
    }
    return [
      .heading("Each data set"),
      .table(Page.Table(["data"] + board.rows.map(\.detector), rows, shading: .rows)),
    ]
  }
}
