public import Numerics

/// Whether the mean of paired differences is 0, by flipping their signs: each is as likely as its opposite
/// if there is no difference.
public struct SignFlipTest: Sendable, Equatable {
  public let mean: Double
  /// The two-sided p-value.
  public let p: Double
  /// The smallest p-value that differences of these sizes could have, were they all of one sign.
  public let smallestP: Double
  /// How many ways to sign were looked at; all of them if there are at most 2²⁰.
  public let flips: Int

  /// How many random flips are tried where not all can be.
  public static let randomFlips = 100_000

  /// - Precondition: There is at least one difference.
  public init(_ differences: [Double], seed: Seed) {
    precondition(!differences.isEmpty, "there is nothing to flip")
    let sum = differences.reduce(0, +)
    let bound = abs(sum) - Rounding(of: differences.reduce(0) { $0 + abs($1) }).reach
    mean = sum / Double(differences.count)
    let isExact = differences.count <= 20
    flips = isExact ? 1 << differences.count : Self.randomFlips
    var extreme = isExact ? 0 : 1  // the observed signs are one way among the random ones
    var generator = seed.split("sign flips").generator()
    for flip in 0..<flips {
      var flipped = 0.0
      var signs: UInt64 = isExact ? UInt64(flip) : 0
      for (place, difference) in differences.enumerated() {
        if !isExact && place % 64 == 0 { signs = generator.next() }
        flipped += signs & 1 == 0 ? difference : -difference
        signs >>= 1
      }
      if abs(flipped) >= bound { extreme += 1 }
    }
    p = Double(extreme) / Double(isExact ? flips : flips + 1)
    let signed = differences.count { $0 != 0 }
    smallestP = isExact ? min(1, 2 / Double(1 << signed)) : 1 / Double(flips + 1)
  }
}
