/// How a text stands in bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case latin1 = "latin-1"
  case windows1252 = "windows-1252"
  /// With a byte order mark, or else in the order that its first zero byte tells.
  case utf16 = "utf-16"

  /// What bytes that are no UTF-8 seem to be: Latin-1 and Windows-1252 differ in 0x80 to 0x9F alone, where
  /// Latin-1 has nothing that people write.
  public init(seemingly bytes: borrowing Span<UInt8>) {
    var zeros = 0
    var controls = 0
    for index in bytes.indices {
      if bytes[index] == 0 { zeros += 1 }
      if 0x80...0x9F ~= bytes[index] { controls += 1 }
    }
    // Of UTF-32, three bytes in four are zero.
    if zeros > bytes.count / 4, zeros < bytes.count * 5 / 8 {
      self = .utf16
    } else {
      self = controls > 0 ? .windows1252 : .latin1
    }
  }

  /// The characters of Windows-1252 from 0x80 to 0x9F; five of the bytes mean none and stay as they are.
  static let windowsCharacters: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

/// A byte at which a text stops being UTF-8, and what the text seems to be instead.
public struct EncodingFault: Equatable, Sendable {
  /// The place of the byte, from 0.
  public let offset: Int
  let byte: UInt8
  let seeming: TextEncoding

  /// The first such byte among `bytes`, if there is one.
  public init?(in bytes: borrowing Span<UInt8>) {
    guard let offset = Self.firstFault(bytes) else { return nil }
    self.offset = offset
    byte = bytes[offset]
    seeming = TextEncoding(seemingly: bytes)
  }

  /// The sentence, which the place goes before.
  public var message: String {
    let digits = String(byte, radix: 16, uppercase: true)
    return
      "found the byte 0x\(byte < 16 ? "0" : "")\(digits), which is not UTF-8; the text seems to be "
      + "\(seeming.rawValue): 'encoding: \(seeming.rawValue)' reads it so"
  }

  private static func firstFault(_ bytes: borrowing Span<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let raw = unsafe bytes.bytes
      while index + 8 <= bytes.count {
        let eight = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        if eight & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
      }
      guard index < bytes.count else { return nil }
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      guard let length = sequence(bytes, at: index) else { return index }
      index += length
    }
    return nil
  }

  /// How many bytes the character at `index` takes; `nil` where it is none. The table is that of Unicode 15,
  /// 3-7: neither overlong forms nor surrogates nor what is beyond U+10FFFF.
  private static func sequence(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second ~= bytes[index + 1] else { return nil }
    for place in (index + 2)..<(index + max(2, length)) where !(0x80...0xBF ~= bytes[place]) {
      return nil
    }
    return length
  }
}
