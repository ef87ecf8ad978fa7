extension Span where Element == UInt8 {
  /// The little-endian number at `offset`; `nil` where the bytes end before.
  func word<Word: FixedWidthInteger>(_ offset: Int, as type: Word.Type = Word.self) -> Word? {
    let size = Word.bitWidth / 8
    guard offset >= 0, offset <= count - size else { return nil }
    var word: Word = 0
    for index in 0..<size {
      word |= Word(truncatingIfNeeded: self[offset + index]) << Word(8 * index)
    }
    return word
  }

  /// A copy of the bytes in `range`, which must be within.
  func copy(_ range: Range<Int>) -> [UInt8] {
    let part = extracting(range)
    return unsafe part.withUnsafeBufferPointer { unsafe Array($0) }
  }
}

extension [UInt8] {
  /// Adds a number in little-endian bytes.
  public mutating func append(word: some FixedWidthInteger) {
    for shift in stride(from: 0, to: word.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: word >> type(of: word).init(shift)))
    }
  }
}
