/// How an anomalous row of a table differs from ordinary ones.
///
/// Each definition is that of ADBench (Han et al. 2022) at a strength of 1; a row of strength 0 is an
/// ordinary row. α is `1 + 4 · strength`.
public enum AnomalyKind: String, Sendable, CaseIterable, Comparable {
  /// Near one component of the ordinary rows, but with α times its covariance.
  case local
  /// Anywhere in the box from 1.1 · minimum to 1.1 · maximum of each column.
  case global
  /// Like a component of the ordinary rows, with α times its mean.
  case clustered
  /// Each column for itself is as usual, but columns do not go together: some at a strength below 1,
  /// none from 1 on.
  case dependency

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
