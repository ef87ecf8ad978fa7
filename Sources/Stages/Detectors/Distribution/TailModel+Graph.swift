public import Graphs
import Numerics
import Vocabulary

extension TailModel {
  public func score(of row: Numbers) -> Numbers {
    let tails = Tails(total: learned.count + 1, isTabled: true)
    return row.through(AxisForest((0..<columns).map { stairs(over: $0, tails) }))
  }

  /// How strange each number of a column is that a `Float` holds: it changes at learned values, just before them, and
  /// where the skewness of the column with the number has another sign.
  private func stairs(over column: Int, _ tails: Tails) -> AxisForest.Stairs {
    let values = learned.column(column)
    let ends = Set(values).union(values.map(\.nextDown)).union(skews[column].signChanges)
    return AxisForest.Stairs(at: column, ends: ends.sorted()) { number in
      let below = values.partitioned { $0 < number }
      let atMost = values.partitioned { $0 <= number }
      return Rule.combine(
        left: tails[atMost + 1], right: tails[values.count + 1 - below],
        skew: skews[column].sign(with: number))
    }
  }
}
