import Forms
import Numerics
import Vocabulary

/// The mean rank of each distinct score, from 0 to *n* − 1, over *n* − 1, with straight pieces between; a
/// lone score becomes 0. Scores that are equal but for rounding share their rank.
struct RankScale: ScoreMapMethod {
  static let name = "ranks"
  static let help = "The mean rank among the reference scores."
  static let meaning = ScoreMeaning.rank

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let sorted = try reference.values().sorted()
    var knots: [Double] = []
    var values: [Double] = []
    var start = 0
    while start < sorted.count {
      let rounding = Rounding(of: sorted[start])
      let end =
        sorted[start...].firstIndex { !rounding.areEqual(sorted[start], $0) } ?? sorted.count
      let rank = sorted.count == 1 ? 0 : Double(start + end - 1) / 2 / Double(sorted.count - 1)
      for knot in [sorted[start], sorted[end - 1]].uniqued() {
        knots.append(knot)
        values.append(rank)
      }
      start = end
    }
    return .line(PiecewiseLinear(through: knots, values))
  }
}

extension ScoreMapKind {
  public static let ranks = usual(RankScale.self)
}
