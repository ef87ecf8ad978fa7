import Foundation

/// How far apart two rows are.
public enum Metric: Sendable, Hashable {
  /// The square root of the sum of squared differences.
  case euclidean
  /// The sum of absolute differences.
  case manhattan
  /// The largest absolute difference.
  case chebyshev
  /// The `p`-th root of the sum of `p`-th powers of absolute differences, `p` at least 1.
  case minkowski(Double)
  /// One minus the cosine of the angle, in 0...2; 1 where a row is all zeros.
  case cosine

  /// The distance of two rows, computed in `Double`.
  ///
  /// Sums run in eight lanes (lane *j* takes columns *j*, *j* + 8, …), and the lanes are added in pairs
  /// as `LaneSum` says. So a pair of rows has one distance, bit for bit, wherever it is computed; and
  /// it is the same from either side.
  @inlinable
  @_specialize(where Element == Float)
  @_specialize(where Element == Double)
  public func distance<Element: Scalar>(_ a: Span<Element>, _ b: Span<Element>) -> Double {
    precondition(a.count == b.count, "rows of \(a.count) and \(b.count) columns have no distance")
    switch self {
    case .euclidean:
      return Self.sum(a, b) { x, y in (x - y) * (x - y) }.squareRoot()
    case .manhattan:
      return Self.sum(a, b) { x, y in abs(x - y) }
    case .chebyshev:
      var largest = 0.0
      for column in a.indices {
        largest = max(largest, abs(Double(a[column]) - Double(b[column])))
      }
      return largest
    case .minkowski(let p):
      return Self.minkowski(a, b, p)
    case .cosine:
      let product = Self.sum(a, b) { x, y in x * y }
      let squares = Self.sum(a, a) { x, y in x * y } * Self.sum(b, b) { x, y in x * y }
      return Self.cosineDistance(product: product, squares: squares)
    }
  }

  /// Sums `term` over the columns in the fixed order of `LaneSum`.
  @inlinable @inline(__always)
  static func sum<Element: Scalar>(
    _ a: Span<Element>, _ b: Span<Element>, _ term: (Double, Double) -> Double
  ) -> Double {
    var sum = LaneSum()
    var column = 0
    while column + 8 <= a.count {
      for lane in 0..<8 {
        sum.lanes[lane] += term(Double(a[column + lane]), Double(b[column + lane]))
      }
      column += 8
    }
    for lane in 0..<(a.count - column) {
      sum.lanes[lane] += term(Double(a[column + lane]), Double(b[column + lane]))
    }
    return sum.total
  }

  /// The largest difference is taken out before the powers, so that none of them overflows.
  @inlinable
  static func minkowski<Element: Scalar>(
    _ a: Span<Element>, _ b: Span<Element>, _ p: Double
  ) -> Double {
    precondition(p >= 1, "the power of a Minkowski distance is at least 1, not \(p)")
    let largest = Metric.chebyshev.distance(a, b)
    guard largest > 0, largest.isFinite, p.isFinite else { return largest }
    return largest * power(sum(a, b) { x, y in power(abs(x - y) / largest, p) }, 1 / p)
  }

  @usableFromInline
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  @inlinable
  static func cosineDistance(product: Double, squares: Double) -> Double {
    guard squares > 0 else { return 1 }
    return min(max(1 - product / squares.squareRoot(), 0), 2)
  }
}

/// A sum in eight lanes, the order of addition that distances and fixed-order products share.
@usableFromInline
struct LaneSum {
  @usableFromInline var lanes = SIMD8<Double>.zero

  @inlinable init() {}

  /// The lanes added: the upper four onto the lower four, of these the upper two onto the lower two, then both.
  @inlinable var total: Double {
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}
