/// Elements in one piece of memory that starts on a cache line, freed with its last owner.
@safe @usableFromInline
final class AlignedBuffer<Element: Scalar>: @unchecked Sendable {
  @usableFromInline static var alignment: Int { 64 }

  @usableFromInline let base: UnsafeMutablePointer<Element>
  @usableFromInline let count: Int

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
  }

  deinit { unsafe base.deallocate() }
}
