import Numerics

/// Deals out units, of one sort, to the parts of a division.
protocol Dealer {
  var units: Units { get }

  /// One division, in which the parts hold their shares of all rows as nearly as whole units allow.
  func divided(_ shares: Shares) throws(SplitError) -> Parts

  /// As many divisions as `count`, in which each unit measures once (by time: each but the first ones).
  func folds(_ count: Int, validation share: Double) throws(SplitError) -> [Parts]
}

extension SplitSettings.Unit {
  /// Refuses rows of which it is not known to which unit they belong.
  func dealer(_ rows: RowFacts, seed: Seed) throws(SplitError) -> any Dealer {
    switch self {
    case .row: Strata(rows, seed: seed)
    case .time: try TimeOrder(rows)
    case .group: try GroupMembers(rows, seed: seed)
    }
  }
}
