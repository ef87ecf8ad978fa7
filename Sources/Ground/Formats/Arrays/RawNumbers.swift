import Vocabulary

/// Numbers as they lie in a file.
@safe
struct RawNumbers: ~Escapable {
  private let bytes: Span<UInt8>
  private let count: Int
  private let type: NPYType

  /// - Precondition: `bytes` are `count` numbers of that type.
  @_lifetime(copy bytes)
  init(_ bytes: consuming Span<UInt8>, count: Int, _ type: NPYType) {
    precondition(bytes.count == count * type.size, "\(bytes.count) bytes are no \(count) numbers")
    self.bytes = bytes
    self.count = count
    self.type = type
  }

  /// The numbers in types of Swift; `nil` if one of them fits none.
  func values() -> Tensor.Values? {
    switch (type.kind, type.size) {
    case (.bool, _): .byte(all(UInt8.self).map { $0 == 0 ? 0 : 1 })
    case (.unsigned, 1): .byte(all(UInt8.self))
    case (.signed, 1): .int32(all(Int8.self).map(Int32.init))
    case (.signed, 2): .int32(all(Int16.self).map(Int32.init))
    case (.signed, 4): .int32(all(Int32.self))
    case (.signed, _): .int64(all(Int64.self))
    case (.unsigned, 2): .int32(all(UInt16.self).map(Int32.init))
    case (.unsigned, 4): .int64(all(UInt32.self).map(Int64.init))
    case (.unsigned, _): signed(all(UInt64.self))
    case (.float, 2): .float(all(UInt16.self).map { Float(Float16(bitPattern: $0)) })
    case (.float, 4): .float(all(UInt32.self).map(Float.init(bitPattern:)))
    case (.float, _): .double(all(UInt64.self).map(Double.init(bitPattern:)))
    }
  }

  private func signed(_ words: [UInt64]) -> Tensor.Values? {
    guard words.allSatisfy({ $0 <= Int64.max }) else { return nil }
    return .int64(words.map(Int64.init))
  }

  /// The words, in the byte order of this machine.
  private func all<Word: FixedWidthInteger>(_ type: Word.Type) -> [Word] {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe [Word](unsafeUninitializedCapacity: count) { words, initialized in
        unsafe UnsafeMutableRawBufferPointer(words).copyMemory(from: bytes)
        initialized = count
        let isBigEndian = self.type.isBigEndian
        guard isBigEndian || Word(1).littleEndian != 1 else { return }
        for index in 0..<count {
          let word = unsafe words[index]
          unsafe words[index] = isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word)
        }
      }
    }
  }
}
