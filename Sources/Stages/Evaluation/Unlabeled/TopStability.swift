import Numerics
public import Vocabulary

/// How much the highest rows stay the same when a method is fitted again.
///
/// To be used over refits on resampled rows, never over nested top-k lists of one fit, which agree by
/// construction.
public enum TopStability {
  /// The mean Jaccard index of the `count` highest rows over all pairs of refits.
  ///
  /// Rows that tie at the border and do not all fit are left out, so that a score which tells no rows
  /// apart is not called stable. Two empty lists agree in nothing: 0.
  ///
  /// - Returns: `nil` with fewer than two refits.
  /// - Precondition: All refits score the same rows.
  public static func meanJaccard(of refits: [Scores], top count: Int) -> Double? {
    guard refits.count > 1 else { return nil }
    precondition(
      refits.allSatisfy { $0.count == refits[0].count }, "refits score the same rows")
    let tops = refits.map { top(count, of: $0) }
    var (sum, pairs) = (0.0, 0)
    for first in tops.indices {
      for second in (first + 1)..<tops.count {
        let shared = tops[first].intersection(tops[second]).count
        let all = tops[first].count + tops[second].count - shared
        sum += all > 0 ? Double(shared) / Double(all) : 0
        pairs += 1
      }
    }
    return sum / Double(pairs)
  }

  /// The rows that are surely among the `count` highest.
  private static func top(_ count: Int, of scores: Scores) -> Set<Int> {
    let sorted = scores.values.numericallySorted()
    guard count < sorted.count else { return Set(0..<sorted.count) }
    guard count > 0 else { return [] }
    let outside = sorted[sorted.count - 1 - count]
    return Set((0..<scores.count).filter { scores[$0] > outside })
  }
}
