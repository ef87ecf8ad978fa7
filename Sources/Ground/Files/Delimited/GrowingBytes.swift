/// Memory that is filled piece by piece and then handed on as a block of records.
@safe
struct GrowingBytes: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private(set) var capacity: Int

  init(_ bytes: [UInt8], capacity: Int) {
    self.capacity = capacity
    unsafe base = .allocate(capacity: capacity + RecordBlock.padding)
    append(bytes)
  }

  deinit { unsafe base.deallocate() }

  mutating func append(_ bytes: [UInt8]) {
    precondition(bytes.count <= capacity - count, "a piece was larger than asked for")
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe (base + count).initialize(from: start, count: bytes.count)
    }
    count += bytes.count
  }

  /// Doubles the capacity.
  mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + RecordBlock.padding)
    unsafe larger.initialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }

  /// The first `count` bytes as a block of records.
  consuming func finished(_ count: Int) -> RecordBlock {
    let block = unsafe RecordBlock(owning: base, count: count)
    discard self
    return block
  }
}
