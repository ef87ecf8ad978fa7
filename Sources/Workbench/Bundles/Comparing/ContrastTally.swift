import Decisions
import Numerics

/// What is counted and kept of rows while two bundles score them.
struct ContrastTally {
  private(set) var rows = 0
  private(set) var verdicts = VerdictContrast()
  private var moves: [TierMove.Ends: Int] = [:]
  private var drawn: DrawnRows
  private var unseen = (first: UnseenCount(), second: UnseenCount())

  /// - Parameter most: How many rows are ranked at most.
  init(rankingAtMost most: Int = DrawnRows.most) { drawn = DrawnRows(atMost: most) }

  /// Takes in a block as each of the two sees it.
  mutating func add(_ first: ScoredBlock, _ second: ScoredBlock) {
    unseen.first.add(first.unseen)
    unseen.second.add(second.unseen)
    for place in first.numbers.indices {
      let row = ContrastedRow(
        number: first.numbers[place], id: first.ids?[place],
        first: RowView(first, place), second: RowView(second, place))
      rows += 1
      verdicts.count(row.first.isAlarm, row.second.isAlarm)
      if row.first.tier != nil || row.second.tier != nil {
        moves[TierMove.Ends(from: row.first.tier, to: row.second.tier), default: 0] += 1
      }
      drawn.add(row)
    }
  }

  /// What it comes to.
  ///
  /// - Parameter notes: What is to be known of each of the two besides.
  func contrast(furthest: Int, notes: (first: [String], second: [String])) -> ScoreContrast {
    ScoreContrast(
      rows: rows, verdicts: verdicts.isKnown ? verdicts : nil,
      tiers: moves.map { TierMove(ends: $0.key, rows: $0.value) }.sorted {
        ($1.rows, $0.ends.text) < ($0.rows, $1.ends.text)
      },
      ranks: RankContrast(of: drawn.rows, outOf: rows, furthest: furthest),
      notes: (notes.first + unseen.first.sentences).map { "of A: \($0)" }
        + (notes.second + unseen.second.sentences).map { "of B: \($0)" })
  }
}

extension RowView {
  fileprivate init(_ block: ScoredBlock, _ place: Int) {
    self.init(
      score: block.scores[place], isAlarm: block.verdicts?[place],
      tier: block.decisions?[place].tier)
  }
}

/// Rows of which all are kept up to some number, and of more as many, each with the same chance: those with the lowest
/// lots, which the numbers of the rows draw.
struct DrawnRows {
  /// How many are kept; half a million leave a rank correlation less than 0.003 from that of all rows.
  static let most = 500_000

  private let most: Int
  private var kept: [(lot: UInt64, row: ContrastedRow)] = []
  private let seed = Seed(1).split("rows that are compared")

  init(atMost most: Int = Self.most) { self.most = most }

  mutating func add(_ row: ContrastedRow) {
    kept.append((seed.split("row", row.number).value, row))
    if kept.count >= 2 * most { kept = lowest }
  }

  /// The rows, in their order.
  var rows: [ContrastedRow] { lowest.map(\.row).sorted { $0.number < $1.number } }

  private var lowest: [(lot: UInt64, row: ContrastedRow)] {
    kept.count <= most ? kept : Array(kept.sorted { $0.lot < $1.lot }.prefix(most))
  }
}
