/// Reads numbers in decimal digits out of memory that goes on for at least eight bytes after them.
@safe
struct DecimalScanner {
  private let rounding = DecimalRounding()

  /// The number that begins at `cursor`, which is left after it; `nil` where no number begins, or one
  /// with more than 19 digits after its leading zeros.
  ///
  /// A number is an optional minus sign, digits with an optional point among or around them, and an
  /// optional exponent.
  @inline(__always)
  func number(_ cursor: inout UnsafePointer<UInt8>) -> Double? {
    let isNegative = unsafe cursor.pointee == UInt8(ascii: "-")
    if isNegative { unsafe cursor += 1 }
    var significand: UInt64 = 0
    let first = unsafe cursor
    unsafe Self.digits(&cursor, &significand)
    var count = unsafe cursor - first
    var exponent = 0
    if unsafe cursor.pointee == UInt8(ascii: ".") {
      unsafe cursor += 1
      let fraction = unsafe cursor
      unsafe Self.eightDigits(&cursor, &significand)
      unsafe Self.digits(&cursor, &significand)
      exponent = unsafe fraction - cursor
      count -= exponent
    }
    guard unsafe 1...19 ~= count || Self.isShort(first, count) else { return nil }
    if unsafe cursor.pointee | 0x20 == UInt8(ascii: "e") {
      guard unsafe Self.exponent(&cursor, &exponent) else { return nil }
    }
    return rounding.nearest(significand, exponent, isNegative: isNegative)
  }

  /// Whether `count` digits from `first` on are at most 19 without leading zeros.
  @inline(never)
  private static func isShort(_ first: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard count > 0 else { return false }
    var (cursor, count) = unsafe (first, count)
    while unsafe cursor.pointee == UInt8(ascii: "0") || cursor.pointee == UInt8(ascii: ".") {
      if unsafe cursor.pointee == UInt8(ascii: "0") { count -= 1 }
      unsafe cursor += 1
    }
    return count <= 19
  }

  @inline(__always)
  private static func digits(_ cursor: inout UnsafePointer<UInt8>, _ value: inout UInt64) {
    while true {
      let digit = unsafe cursor.pointee &- 0x30
      guard digit < 10 else { return }
      value = value &* 10 &+ UInt64(digit)
      unsafe cursor += 1
    }
  }

  /// Takes digits eight at a time, as one word, as long as the next eight bytes are digits.
  @inline(__always)
  private static func eightDigits(_ cursor: inout UnsafePointer<UInt8>, _ value: inout UInt64) {
    while true {
      let bytes = unsafe UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self).littleEndian
      let digits = bytes &- 0x3030_3030_3030_3030
      // Above 9 in any byte: either adding 0x76 to the digit or the byte itself sets its high bit.
      let isNone = (digits &+ 0x7676_7676_7676_7676) | digits
      guard isNone & 0x8080_8080_8080_8080 == 0 else { return }
      let pairs = digits &* 10 &+ (digits >> 8)
      let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
      let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
      value = value &* 100_000_000 &+ ((low &+ high) >> 32)
      unsafe cursor += 8
    }
  }

  /// Adds the exponent that begins with `e`; `false` where no digits follow.
  private static func exponent(_ cursor: inout UnsafePointer<UInt8>, _ exponent: inout Int) -> Bool
  {
    unsafe cursor += 1
    let isNegative = unsafe cursor.pointee == UInt8(ascii: "-")
    if unsafe isNegative || cursor.pointee == UInt8(ascii: "+") { unsafe cursor += 1 }
    let first = unsafe cursor
    var value = 0
    while true {
      let digit = unsafe cursor.pointee &- 0x30
      guard digit < 10 else { break }
      value = min(value * 10 + Int(digit), 100_000)
      unsafe cursor += 1
    }
    exponent += isNegative ? -value : value
    return unsafe cursor > first
  }
}
