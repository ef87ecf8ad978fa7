/// How a quantile is read off *n* sorted numbers.
public enum QuantileRule: Sendable, Hashable, CaseIterable {
  /// The ⌈*p n*⌉-th number, so always one that was seen (type 1 of Hyndman and Fan 1996); a product
  /// within rounding of a whole number is that number, so that the 7th of 100 is the 7 % quantile.
  case nearestRank
  /// Linear between the numbers around position *p*(*n* − 1), counted from 0 (type 7; NumPy's default).
  case linear
  /// The number at or below position *p*(*n* − 1).
  case lower
  /// The number at or above position *p*(*n* − 1).
  case higher
  /// Linear between the numbers around position *p*(*n* + 1), counted from 1 (type 6, Weibull).
  case weibull
  /// Linear between the numbers around position *p*(*n* + ⅓) + ⅓, counted from 1: the median of the
  /// quantile's estimate is right for any continuous distribution (type 8).
  case medianUnbiased
}

/// Numbers in ascending order, and what can be read off them.
public struct SortedSample: Sendable, Equatable {
  /// The numbers, ascending.
  public let values: [Double]

  /// Sorts `values`, none of which is a NaN.
  public init(_ values: [Double]) {
    precondition(!values.contains(where: \.isNaN), "a NaN has no place in an order")
    self.values = values.sorted()
  }

  public var count: Int { values.count }

  /// The quantile at share `p` in 0...1, or `nil` if there are no numbers.
  public func quantile(_ p: Double, rule: QuantileRule = .linear) -> Double? {
    precondition(p >= 0 && p <= 1, "a quantile lies at a share of 0...1, not at \(p)")
    guard count > 0 else { return nil }
    let n = Double(count)
    switch rule {
    case .nearestRank: return values[Self.rank(p * n) - 1]
    case .linear: return between(p * (n - 1))
    case .lower: return values[Int((p * (n - 1)).rounded(.down))]
    case .higher: return values[min(Int((p * (n - 1)).rounded(.up)), count - 1)]
    case .weibull: return between(p * (n + 1) - 1)
    case .medianUnbiased: return between(p * (n + 1 / 3.0) + 1 / 3.0 - 1)
    }
  }

  /// The middle number, or the mean of the middle two; `nil` if there are no numbers.
  public var median: Double? {
    guard count > 0 else { return nil }
    let upper = values[count / 2]
    guard count.isMultiple(of: 2) else { return upper }
    return values[count / 2 - 1] / 2 + upper / 2
  }

  /// The median of the distances to the median, not scaled; `nil` if there are no numbers.
  public var medianAbsoluteDeviation: Double? {
    guard let median else { return nil }
    return SortedSample(values.map { abs($0 - median) }).median
  }

  /// How many numbers are less than `value`.
  public func count(below value: Double) -> Int { place { $0 < value } }

  /// How many numbers are `value` or less.
  public func count(atMost value: Double) -> Int { place { $0 <= value } }

  /// The share of numbers that are `value` or less (the empirical distribution function); 0 if there are none.
  public func share(atMost value: Double) -> Double {
    count == 0 ? 0 : Double(count(atMost: value)) / Double(count)
  }

  /// The least whole number that is at least `position`, give or take its rounding, and at least 1.
  private static func rank(_ position: Double) -> Int {
    let nearest = position.rounded()
    let isWhole = abs(position - nearest) <= 4 * position.ulp
    return max(Int(isWhole ? nearest : position.rounded(.up)), 1)
  }

  /// The value at a position counted from 0, linear between two numbers and level beyond the ends.
  private func between(_ position: Double) -> Double {
    let position = min(max(position, 0), Double(count - 1))
    let index = Int(position)
    let lower = values[index]
    let upper = values[min(index + 1, count - 1)]
    let share = position - Double(index)
    guard share > 0, lower != upper else { return lower }
    // From the nearer end, so that the answer never passes the farther one.
    return share < 0.5
      ? lower + (upper - lower) * share : upper - (upper - lower) * (1 - share)
  }

  /// How many of the first numbers `belongs` is true of.
  private func place(_ belongs: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
