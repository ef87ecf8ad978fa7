import Scoring
import Vocabulary

/// How many of the highest rows someone looks at.
public enum Budget: Sendable, Hashable {
  case rows(Int)
  /// A share of all rows, rounded down but at least one row.
  case share(Double)

  /// How the name of a metric says it.
  var name: String {
    switch self {
    case .rows(let count): MetricName.rows(count)
    case .share(let share): MetricName.percent(share)
    }
  }

  /// How many rows of a ranking that is; `nil` if it has fewer.
  func count(_ ranking: Ranking) -> Int? {
    switch self {
    case .rows(let count): count <= ranking.rows ? count : nil
    case .share(let share): max(1, Int(share * Double(ranking.rows)))
    }
  }
}
