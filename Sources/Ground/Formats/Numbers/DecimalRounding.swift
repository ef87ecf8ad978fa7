/// Turns `significand` · 10^`exponent` into the nearest Double, as IEEE 754 and `strtod` round.
///
/// After D. Lemire, "Number parsing at a gigabyte per second" (2021), and N. Mushtak and D. Lemire,
/// "Fast number parsing without fallback" (2023): one or two 64-bit products with the leading bits
/// of the power of five always suffice for a significand of 64 bits.
@safe
struct DecimalRounding {
  private let powers: UnsafePointer<UInt64>
  init() { unsafe powers = PowersOfFive.shared.words }

  @inline(__always)
  func nearest(_ significand: UInt64, _ exponent: Int, isNegative: Bool) -> Double {
    if significand >> 53 == 0, exponent == 0 {
      let value = Double(significand)
      return isNegative ? -value : value
    }
    let bits = bits(significand, exponent)
    return Double(bitPattern: bits | (isNegative ? 1 << 63 : 0))
  }

  /// The bits of the nearest Double, without sign.
  @inline(__always)
  private func bits(_ significand: UInt64, _ exponent: Int) -> UInt64 {
    guard significand != 0, exponent >= PowersOfFive.range.lowerBound else { return 0 }
    guard exponent <= PowersOfFive.range.upperBound else { return Double.infinity.bitPattern }
    let shift = significand.leadingZeroBitCount
    let product = product(significand << UInt64(shift), exponent)
    let isLarge = Int(product.high >> 63)
    var mantissa = product.high >> UInt64(isLarge + 9)
    var power = ((217_706 * exponent) >> 16) + 63 + isLarge - shift + 1023
    if power <= 0 { return subnormal(mantissa, power) }
    // Exactly half-way, which only small powers can be: the even neighbor is wanted.
    if product.low <= 1, -4...23 ~= exponent, mantissa & 3 == 1,
      mantissa << UInt64(isLarge + 9) == product.high
    {
      mantissa &= ~1
    }
    mantissa = (mantissa + (mantissa & 1)) >> 1
    if mantissa >= 1 << 53 {
      mantissa = 1 << 52
      power += 1
    }
    if power >= 0x7FF { return Double.infinity.bitPattern }
    return (mantissa & ~(1 << 52)) | UInt64(power) << 52
  }

  /// The leading 128 bits of significand times power, as far as rounding needs them.
  @inline(__always)
  private func product(_ significand: UInt64, _ exponent: Int) -> (high: UInt64, low: UInt64) {
    let index = 2 * (exponent - PowersOfFive.range.lowerBound)
    var (high, low) = unsafe significand.multipliedFullWidth(by: powers[index])
    if high & 0x1FF == 0x1FF {
      let more = unsafe significand.multipliedFullWidth(by: powers[index + 1]).high
      let (sum, overflow) = low.addingReportingOverflow(more)
      low = sum
      if overflow { high += 1 }
    }
    return (high, low)
  }

  private func subnormal(_ mantissa: UInt64, _ power: Int) -> UInt64 {
    guard 1 - power < 64 else { return 0 }
    let shifted = mantissa >> UInt64(1 - power)
    // Rounding up to the least normal number sets the lowest bit of the exponent by itself.
    return (shifted + (shifted & 1)) >> 1
  }
}
