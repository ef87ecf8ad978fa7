/// Elements in one piece of memory: its own, which starts on a cache line and is freed with its last owner, or
/// that of another.
@safe @usableFromInline
final class AlignedBuffer<Element: Scalar>: @unchecked Sendable {
  @usableFromInline static var alignment: Int { 64 }

  @usableFromInline let base: UnsafeMutablePointer<Element>
  @usableFromInline let count: Int
  /// Who owns the memory, if it is not this buffer: then nobody may change it.
  @usableFromInline let owner: (any SharedBytes)?

  /// Makes a buffer of `count` zeros.
  @usableFromInline
  convenience init(count: Int) {
    self.init(uninitialized: count)
    unsafe base.initialize(repeating: 0, count: count)
  }

  /// Makes a buffer of `count` elements that are whatever memory holds.
  @usableFromInline
  init(uninitialized count: Int) {
    self.count = count
    let bytes = max(count * MemoryLayout<Element>.stride, 1)
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
    unsafe base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
    owner = nil
  }

  /// Makes a buffer of elements that belong to `owner`, wherever they start.
  init(sharing elements: UnsafePointer<Element>, count: Int, of owner: some SharedBytes) {
    self.count = count
    unsafe base = UnsafeMutablePointer(mutating: elements)
    self.owner = owner
  }

  deinit { if owner == nil { unsafe base.deallocate() } }
}
