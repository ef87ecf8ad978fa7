/// The powers of five from −342 to 308, each as its 128 leading bits.
///
/// They are computed when the first number needs one, in about a millisecond, rather than written
/// down: 1,302 constants that nobody can read would say less than how they come about.
@safe
struct PowersOfFive: Sendable {
  static let shared = PowersOfFive()
  static let range = -342...308

  /// For the power −342 and up: the upper 64 bits, then the lower 64.
  nonisolated(unsafe) let words: UnsafePointer<UInt64>

  private init() {
    let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * Self.range.count)
    func put(_ power: Int, _ bits: UInt128) {
      let index = 2 * (power - Self.range.lowerBound)
      unsafe words[index] = UInt64(truncatingIfNeeded: bits >> 64)
      unsafe words[index + 1] = UInt64(truncatingIfNeeded: bits)
    }
    var five = LargeInteger(1)
    for power in 0...(-Self.range.lowerBound) {
      if power <= Self.range.upperBound { put(power, five.leadingBits) }
      // Powers from −27 on are rounded up: with them alone a product can be exact (Lemire 2021, 6).
      if power > 0 { put(-power, five.reciprocalBits + (power <= 27 ? 1 : 0)) }
      five.multiply(by: 5)
    }
    unsafe self.words = UnsafePointer(words)
  }
}

/// A positive integer of any size, the lowest word first and no zero word at the end.
private struct LargeInteger {
  private var words: [UInt64]

  init(_ value: UInt64) { words = [value] }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in words.indices {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      words[index] = sum
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
  }

  private var bitWidth: Int { 64 * words.count - (words.last?.leadingZeroBitCount ?? 0) }

  private func word(_ index: Int) -> UInt64 { words.indices.contains(index) ? words[index] : 0 }

  /// The 128 bits from the highest one down, with zeros after the last.
  var leadingBits: UInt128 {
    let top = words.count - 1
    let shift = words[top].leadingZeroBitCount
    let upper = UInt128(word(top)) << 64 | UInt128(word(top - 1))
    return shift == 0 ? upper : upper << shift | UInt128(word(top - 2) >> (64 - shift))
  }

  /// The 128 leading bits of 1 divided by this: the quotient of a long division, bit by bit.
  var reciprocalBits: UInt128 {
    var remainder = [UInt64](repeating: 0, count: words.count + 1)
    remainder[(bitWidth - 1) / 64] = 1 << UInt64((bitWidth - 1) % 64)
    var quotient: UInt128 = 0
    for _ in 0..<128 {
      Self.double(&remainder)
      quotient <<= 1
      if !isGreater(than: remainder) {
        subtract(from: &remainder)
        quotient |= 1
      }
    }
    return quotient
  }

  private static func double(_ words: inout [UInt64]) {
    var carry: UInt64 = 0
    for index in words.indices {
      let next = words[index] >> 63
      words[index] = words[index] << 1 | carry
      carry = next
    }
  }

  private func isGreater(than other: [UInt64]) -> Bool {
    for index in other.indices.reversed() where word(index) != other[index] {
      return word(index) > other[index]
    }
    return false
  }

  private func subtract(from other: inout [UInt64]) {
    var borrow: UInt64 = 0
    for index in other.indices {
      let (first, below) = other[index].subtractingReportingOverflow(word(index))
      let (second, belowAgain) = first.subtractingReportingOverflow(borrow)
      other[index] = second
      borrow = below || belowAgain ? 1 : 0
    }
  }
}
