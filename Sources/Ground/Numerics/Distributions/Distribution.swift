import Foundation

/// A probability distribution over numbers, with both tails and both quantiles.
///
/// Small probabilities keep their relative accuracy in either tail: ask for the tail that is meant
/// rather than for one minus the other.
public protocol Distribution: Sendable {
  /// The least and the greatest number that can come.
  var support: ClosedRange<Double> { get }

  /// The density at `value`, or for whole numbers the probability of it.
  func density(_ value: Double) -> Double

  /// The probability of `value` or less.
  func probability(atMost value: Double) -> Double

  /// The probability of more than `value`.
  func probability(above value: Double) -> Double

  /// The number with probability `share` at or below it.
  func quantile(_ share: Double) -> Double

  /// The number with probability `share` above it.
  func upperQuantile(_ share: Double) -> Double
}

extension Distribution {
  /// The number with probability `share` at or below it, by search in the tail that is smaller.
  public func quantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    if share == 0 { return support.lowerBound }
    if share == 1 { return support.upperBound }
    if share > 0.5 { return search(upper: 1 - share, lower: share) }
    return search(upper: nil, lower: share)
  }

  /// The number with probability `share` above it, by search in the tail that is smaller.
  public func upperQuantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    if share == 0 { return support.upperBound }
    if share == 1 { return support.lowerBound }
    if share > 0.5 { return search(upper: nil, lower: 1 - share) }
    return search(upper: share, lower: 1 - share)
  }

  /// Finds where the logarithm of the smaller tail meets that of the share asked for.
  private func search(upper: Double?, lower: Double) -> Double {
    let excess: (Double) -> Double = { value in
      guard let upper else { return log(probability(atMost: value)) - log(lower) }
      return log(upper) - log(probability(above: value))
    }
    // Doubles are halved by their bit patterns, so that 1e-300 is found as soon as 1e300.
    var (low, high) = (support.lowerBound.orderedBits, support.upperBound.orderedBits)
    while high / 2 - low / 2 > 1 << 45 {
      let middle = low / 2 + high / 2
      if excess(Double(orderedBits: middle)) < 0 { low = middle } else { high = middle }
    }
    let (a, b) = (Double(orderedBits: low), Double(orderedBits: high))
    let limits = (max(excess(a), -1e4), min(excess(b), 1e4))
    return Search.root(in: a...b) { value in
      value == a ? limits.0 : value == b ? limits.1 : min(max(excess(value), -1e4), 1e4)
    } ?? (abs(limits.0) < abs(limits.1) ? a : b)
  }
}

extension Double {
  /// The number's place among all, so that a lower number has a lower place; both zeros have place 0.
  fileprivate var orderedBits: Int {
    let bits = Int(truncatingIfNeeded: bitPattern & 0x7fff_ffff_ffff_ffff)
    return sign == .minus ? -bits : bits
  }

  fileprivate init(orderedBits: Int) {
    let magnitude = Double(bitPattern: UInt64(abs(orderedBits)))
    self = orderedBits < 0 ? -magnitude : magnitude
  }
}
