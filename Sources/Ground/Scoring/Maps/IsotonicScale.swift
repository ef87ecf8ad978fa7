import Forms

/// Isotonic regression of labels on scores: pooled means of neighbors, joined by straight pieces.
///
/// Rows of equal score count as one with their mean label. A pool keeps its first and its last score as
/// knots, so that the line is flat within a pool and rises between two.
struct IsotonicScale: ScoreMapMethod {
  static let name = "isotonic"
  static let help = "The rising steps nearest to the labels."
  static let needsLabels = true
  static let meaning = ScoreMeaning.probability

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let rising = Self.rising(try reference.labeled())
    return .line(
      PiecewiseLinear(
        through: rising.flatMap { $0.first == $0.last ? [$0.first] : [$0.first, $0.last] },
        rising.flatMap { $0.first == $0.last ? [$0.mean] : [$0.mean, $0.mean] }))
  }

  /// Pools of neighbors whose means rise.
  private static func rising(_ rows: [LabeledScore]) -> [Pool] {
    var pools: [Pool] = []
    for row in rows.sorted(by: { $0.score < $1.score }) {
      let value = row.isAnomaly ? 1.0 : 0.0
      if let last = pools.indices.last, pools[last].first == row.score {
        pools[last].sum += value
        pools[last].count += 1
      } else {
        pools.append(Pool(first: row.score, last: row.score, sum: value, count: 1))
      }
    }
    var rising: [Pool] = []
    for var pool in pools {
      while let before = rising.last, before.mean >= pool.mean {
        rising.removeLast()
        pool = before.joined(with: pool)
      }
      rising.append(pool)
    }
    return rising
  }
}

/// Neighboring scores that share one value.
private struct Pool {
  var first: Double
  var last: Double
  var sum: Double
  var count: Int

  var mean: Double { sum / Double(count) }

  func joined(with next: Pool) -> Pool {
    Pool(first: first, last: next.last, sum: sum + next.sum, count: count + next.count)
  }
}
