import Vocabulary

extension TailModel {
  /// How far out each column finds its number: the summands of the score.
  public func explanation(of row: [Float]) -> Explanation? {
    let total = learned.count + 1
    let tails = Tails(total: total, isTabled: false)
    let parts = row.enumerated().map { column, value in
      let known = learned.column(column)
      let below = known.partitioned { $0 < value }
      let atMost = learned.atMost(value, in: column, below: below)
      return Rule.combine(
        left: tails[atMost + 1], right: tails[total - below], skew: skews[column].sign(with: value))
    }
    return Explanation(.columns, absence: .none, value: parts.reduce(0, +), parts: parts)
  }
}
