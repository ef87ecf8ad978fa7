/// Bytes of whole records, with a line break and some more bytes after the last, so that a reader may
/// look ahead.
@safe
final class RecordBlock: @unchecked Sendable {
  static let padding = 64

  let bytes: UnsafeMutablePointer<UInt8>
  let count: Int

  /// Takes over memory for `count` bytes and the padding.
  init(owning bytes: UnsafeMutablePointer<UInt8>, count: Int) {
    unsafe self.bytes = bytes
    self.count = count
    unsafe (bytes + count).initialize(to: UInt8(ascii: "\n"))
    unsafe (bytes + count + 1).initialize(repeating: 0, count: Self.padding - 1)
  }

  deinit { unsafe bytes.deallocate() }

  /// A copy without the first `used` bytes.
  func dropping(_ used: Int) -> RecordBlock {
    let rest = max(0, count - used)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: rest + Self.padding)
    unsafe copy.initialize(from: bytes + (count - rest), count: rest)
    return unsafe RecordBlock(owning: copy, count: rest)
  }
}
