import Foundation

/// A stream of draws from one seed: xoshiro256++ (Blackman and Vigna 2019).
public struct Generator: RandomNumberGenerator, Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  public init(_ seed: Seed) {
    let golden: UInt64 = 0x9e37_79b9_7f4a_7c15
    state = (
      Seed.mix(seed.value), Seed.mix(seed.value &+ golden),
      Seed.mix(seed.value &+ 2 &* golden), Seed.mix(seed.value &+ 3 &* golden)
    )
  }

  @inlinable
  public mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = ((sum << 23) | (sum >> 41)) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A number in `0..<1`: one of 2⁵³ equally spaced values, each equally likely.
  @inlinable
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in `lower..<upper`, or `lower` if the range is empty or too narrow to hold another.
  @inlinable
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    let value = lower + (upper - lower) * uniform()
    return value < upper ? value : lower
  }

  /// A whole number in `0..<bound`, each equally likely (Lemire 2019).
  @inlinable
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "there is no number below \(bound)")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let floor = (0 &- bound) % bound
      while product.low < floor { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A draw from the standard normal distribution (Box and Muller; the second of the pair is dropped,
  /// so that each draw costs the same two numbers).
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * Double.pi * uniform())
  }

  public mutating func normal(mean: Double, deviation: Double) -> Double {
    mean + deviation * normal()
  }
}
