/// e to the power of each lane, by one formula for every lane.
///
/// The exponent is cut into a whole power of two and a rest of at most ln 2 / 2, whose exponential is a
/// sum of powers. No step depends on the machine, so the same number has the same answer everywhere.
extension SIMD8 where Scalar == Double {
  /// Off by at most 2 units in the last place; 0 below e^−708, and infinite above e^709.
  @inlinable @inline(__always)
  public func exponential() -> Self {
    let (lowest, highest) = (Self(repeating: -708), Self(repeating: 709))
    let x = replacing(with: lowest, where: self .< lowest)
      .replacing(with: highest, where: self .> highest)
    let shifter = Self(repeating: 0x1.8p52)
    let shifted = x * 1.442_695_040_888_963_4 + shifter
    let power = shifted - shifter
    let rest = x - power * 0x1.62e42fee00000p-1 - power * 0x1.a39ef35793c76p-33
    var sum = Self(repeating: 1 / 6_227_020_800)
    sum = sum * rest + 1 / 479_001_600
    sum = sum * rest + 1 / 39_916_800
    sum = sum * rest + 1 / 3_628_800
    sum = sum * rest + 1 / 362_880
    sum = sum * rest + 1 / 40_320
    sum = sum * rest + 1 / 5_040
    sum = sum * rest + 1 / 720
    sum = sum * rest + 1 / 120
    sum = sum * rest + 1 / 24
    sum = sum * rest + 1 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    // The shifter leaves the whole power in the lowest bits; moved up, it is an exponent.
    let bits = unsafe unsafeBitCast(shifted, to: SIMD8<UInt64>.self)
    let two = unsafe unsafeBitCast((bits &+ 1023) &<< 52, to: Self.self)
    return (sum * two)
      .replacing(with: 0, where: self .< lowest)
      .replacing(with: .infinity, where: self .> highest)
      .replacing(with: .nan, where: self .!= self)
  }
}

extension SIMD16 where Scalar == Float {
  /// Off by at most 2 units in the last place; 0 below e^−87, and infinite above e^88.
  @inlinable @inline(__always)
  public func exponential() -> Self {
    let (lowest, highest) = (Self(repeating: -87), Self(repeating: 88))
    let x = replacing(with: lowest, where: self .< lowest)
      .replacing(with: highest, where: self .> highest)
    let shifter = Self(repeating: 0x1.8p23)
    let shifted = x * 1.442_695_04 + shifter
    let power = shifted - shifter
    let rest = x - power * 0x1.62e4p-1 - power * 0x1.7f7d1cp-20
    var sum = Self(repeating: 1 / 5_040)
    sum = sum * rest + 1 / 720
    sum = sum * rest + 1 / 120
    sum = sum * rest + 1 / 24
    sum = sum * rest + 1 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    let bits = unsafe unsafeBitCast(shifted, to: SIMD16<UInt32>.self)
    let two = unsafe unsafeBitCast((bits &+ 127) &<< 23, to: Self.self)
    return (sum * two)
      .replacing(with: 0, where: self .< lowest)
      .replacing(with: .infinity, where: self .> highest)
      .replacing(with: .nan, where: self .!= self)
  }
}
