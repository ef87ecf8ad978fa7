import Scoring

/// How many of the highest rows someone looks at.
public enum Budget: Sendable, Hashable {
  case rows(Int)
  /// A share of all rows, rounded down but at least one row.
  case share(Double)

  /// How a metric's name says it: `100`, `1_percent`, `0_5_percent`.
  var name: String {
    switch self {
    case .rows(let count): return "\(count)"
    case .share(let share):
      let percent = (share * 1e8).rounded() / 1e6
      let text = percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
      return text.split(separator: ".").joined(separator: "_") + "_percent"
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
