/// Elements in one piece of memory that starts on a cache line, freed with its last owner.
@safe @usableFromInline
final class AlignedBuffer<Element: Scalar>: @unchecked Sendable {
  @usableFromInline static var alignment: Int { 64 }

  @usableFromInline let base: UnsafeMutablePointer<Element>
  @usableFromInline let count: Int

  /// Makes a buffer of `count` zeros.
  @usableFromInline
  init(count: Int) {
    self.count = count
    let bytes = max(count * MemoryLayout<Element>.stride, 1)
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
    unsafe base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: 0, count: count)
  }

  deinit { unsafe base.deallocate() }
}
