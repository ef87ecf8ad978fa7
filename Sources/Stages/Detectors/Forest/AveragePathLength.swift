import Foundation

/// c(n): how deep a search that fails goes on average in a binary search tree of n keys.
///
/// It stands for the part of a tree below a leaf that was never grown, and it is the yardstick by
/// which a forest's paths are measured. Three answers are in use.
public enum AveragePathLength: String, Sendable, CaseIterable {
  /// The approximation of Liu et al. (2008), with c(2) = 1; scikit-learn and PyOD.
  case classic
  /// 2H(n−1) − 2(n−1)/n with the harmonic number itself; isotree.
  case exact
  /// The approximation for n = 2 as well, so that c(2) = 0.1544313298; ExpenseFlow.
  case expenseFlow = "expenseflow"

  /// c(`count`); 0 for none or one, where there is nothing left to search.
  public func callAsFunction(_ count: Int) -> Double {
    guard count > 1 else { return 0 }
    let n = Double(count)
    switch self {
    case .classic:
      return count == 2 ? 1 : 2 * (log(n - 1) + 0.577_215_664_901_532_9) - 2 * (n - 1) / n
    case .exact: return 2 * Self.harmonic(count - 1) - 2 * (n - 1) / n
    case .expenseFlow: return 2 * (log(n - 1) + 0.577_215_664_9) - 2 * (n - 1) / n
    }
  }

  /// 1 + 1/2 + … + 1/n, the small terms first; beyond a thousand, the series that is then exact.
  private static func harmonic(_ count: Int) -> Double {
    guard count > 1000 else {
      return stride(from: count, through: 1, by: -1).reduce(0) { $0 + 1 / Double($1) }
    }
    let n = Double(count)
    return log(n) + 0.577_215_664_901_532_9 + 1 / (2 * n) - 1 / (12 * n * n)
  }
}
