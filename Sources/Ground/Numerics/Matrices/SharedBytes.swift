/// Memory that someone else owns and leaves as it is, such as a file that is mapped.
///
/// The bytes stay where they are for as long as the owner lives.
public protocol SharedBytes: AnyObject, Sendable {
  var bytes: RawSpan {
    @_lifetime(borrow self)
    get
  }
}

extension Matrix {
  /// Makes a matrix whose elements stay where they are: in the bytes of `owner`, from `start` on, row after
  /// row. Changing the matrix changes a copy.
  ///
  /// `nil` if the bytes are too few, or do not start where an element may.
  public init?(rows: Int, columns: Int, sharing owner: some SharedBytes, from start: Int) {
    let (count, isTooMany) = rows.multipliedReportingOverflow(by: columns)
    let bytes = owner.bytes
    guard rows >= 0, columns >= 0, !isTooMany, start >= 0, start <= bytes.byteCount,
      count <= (bytes.byteCount - start) / MemoryLayout<Element>.stride
    else { return nil }
    guard count > 0 else {
      self.init(rows: rows, columns: columns)
      return
    }
    let base = unsafe bytes.withUnsafeBytes { unsafe $0.baseAddress! + start }
    guard UInt(bitPattern: base) % UInt(MemoryLayout<Element>.alignment) == 0 else {
      return nil
    }
    self.init(
      rows: rows, columns: columns, stride: columns, offset: 0,
      buffer: unsafe AlignedBuffer(
        sharing: base.assumingMemoryBound(to: Element.self), count: count, of: owner))
  }
}
