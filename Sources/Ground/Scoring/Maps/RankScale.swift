import Forms

/// The mean rank of each distinct score, from 0 to *n* − 1, over *n* − 1, with straight pieces between; a
/// lone score becomes 0.
struct RankScale: ScoreMapMethod {
  static let name = "ranks"
  static let help = "The mean rank among the reference scores."

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let sorted = try reference.values().sorted()
    var knots: [Double] = []
    var values: [Double] = []
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0 > sorted[start] } ?? sorted.count
      knots.append(sorted[start])
      values.append(
        sorted.count == 1 ? 0 : Double(start + end - 1) / 2 / Double(sorted.count - 1))
      start = end
    }
    return .line(PiecewiseLinear(through: knots, values))
  }
}

extension ScoreMapKind {
  public static let ranks = usual(RankScale.self)
}
