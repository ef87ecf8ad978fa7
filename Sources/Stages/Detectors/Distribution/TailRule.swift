/// How the two tails of a column become one number; a tail is −ln of the share at or beyond a value.
public protocol TailRule: Sendable {
  /// - Parameter skew: the sign of the column's skewness, 0 where it has none.
  static func combine(left: Double, right: Double, skew: Int) -> Double
}

/// The rule of ECOD: the larger tail, or both where the column has no skew.
public enum LargerTail: TailRule {
  public static func combine(left: Double, right: Double, skew: Int) -> Double {
    skew == 0 ? left + right : max(left, right)
  }
}

/// The rule of COPOD: the tail on the side of the skew (both where there is none), but at least the
/// mean of the two.
public enum SkewedTail: TailRule {
  public static func combine(left: Double, right: Double, skew: Int) -> Double {
    let skewed = skew < 0 ? left : (skew > 0 ? right : left + right)
    return max(skewed, (left + right) / 2)
  }
}
