internal import Numerics
internal import Scoring
internal import Vocabulary

/// Fitted members whose scores become one: what every kind of ensemble has learned.
struct Committee: Sendable {
  struct Member: Sendable {
    let model: any AnomalyModel
    /// The columns that the member sees; `nil` for all.
    let view: [Int]?
    /// Its share of the say; all add up to 1.
    let weight: Double
    let map: ScoreMap

    /// The rows as the member sees them.
    func seen(_ rows: Matrix<Float>) -> Matrix<Float> {
      view.map { rows.gathering(columns: $0) } ?? rows
    }
  }

  let columns: Int
  let members: [Member]
  let combination: Combination
  /// The group of each member, for the average of maxima.
  let groups: [Int]

  var weights: [Double] { members.map(\.weight) }
  var acceptsMissing: Bool { members.allSatisfy { $0.model.acceptsMissing } }

  /// Each member's scores on the common scale.
  func memberScores(of rows: Matrix<Float>) throws(RowError) -> [Scores] {
    try Rows.check(rows, columns: columns, missing: acceptsMissing)
    var all: [Scores] = []
    for member in members { all.append(member.map(try member.model.scores(of: member.seen(rows)))) }
    return all
  }

  /// One score a row from the members' scores on the common scale.
  func combined(_ scores: [Scores], rows: Int) -> Scores {
    let weights = weights
    return Scores(rows: rows) { row in
      combination(scores.map { $0[row] }, weights: weights, groups: groups)
    }
  }

  func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    combined(try memberScores(of: rows), rows: rows.rows)
  }

  /// Deals `members` into groups of nearly equal size, in an order that is drawn.
  static func deal(_ members: Int, for combination: Combination, seed: Seed) -> [Int] {
    guard case .averageOfMaxima(let count) = combination else { return [] }
    var chance = seed.split("groups").generator()
    var groups = [Int](repeating: 0, count: members)
    for (place, member) in chance.permutation(members).enumerated() {
      groups[member] = place % count
    }
    return groups
  }
}
