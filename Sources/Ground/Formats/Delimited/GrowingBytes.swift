import Machine

/// Memory that is filled piece by piece and then handed on as a block of records.
@safe
struct GrowingBytes: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count: Int
  private(set) var capacity: Int

  /// Begins with `bytes`, and has room for `capacity` bytes in all.
  init(_ bytes: [UInt8], capacity: Int) {
    precondition(bytes.count <= capacity, "there is room for what is there")
    self.capacity = capacity
    count = bytes.count
    unsafe base = .allocate(capacity: capacity + RecordBlock.padding)
    for index in bytes.indices { unsafe (base + index).initialize(to: bytes[index]) }
  }

  deinit { unsafe base.deallocate() }

  /// Reads until there is no room left; answers `false` if the source ended before.
  mutating func fill(from source: any ByteSource) throws(FileError) -> Bool {
    while count < capacity {
      let room = unsafe UnsafeMutableRawBufferPointer(start: base + count, count: capacity - count)
      let added = try unsafe source.read(into: room)
      if added == 0 { return false }
      count += added
    }
    return true
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
