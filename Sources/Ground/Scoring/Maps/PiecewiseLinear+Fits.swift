extension PiecewiseLinear {
  /// Isotonic regression of labels on scores: pooled means of neighbors, joined by straight pieces.
  ///
  /// Rows of equal score count as one with their mean label. A pool keeps its first and its last score
  /// as knots, so that the line is flat within a pool and rises between two.
  init(isotonic rows: [LabeledScore]) {
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
    self.init(
      through: rising.flatMap { $0.first == $0.last ? [$0.first] : [$0.first, $0.last] },
      rising.flatMap { $0.first == $0.last ? [$0.mean] : [$0.mean, $0.mean] })
  }

  /// The mean rank of each distinct score, from 0 to *n* − 1, over *n* − 1; a lone score becomes 0.
  init(ranks scores: [Double]) {
    let sorted = scores.sorted()
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
    self.init(through: knots, values)
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
