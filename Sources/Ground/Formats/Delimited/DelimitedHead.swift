public import Machine

/// The beginning of a delimited text.
public enum DelimitedHead {
  /// The first whole records of `source`, about `count` bytes of them, and the first however long it is;
  /// without a byte order mark.
  ///
  /// A record longer than `RecordBlocks.recordLimit` is refused, since its quote is then not closed.
  public static func read(
    _ source: any ByteSource, quote: UInt8?, about count: Int
  ) throws(FileError) -> [UInt8] {
    var blocks = try RecordBlocks(source, quote: quote, blockSize: count)
    return try blocks.next()?.copied() ?? []
  }
}

extension RecordBlock {
  /// The bytes of the records, without what stands behind them.
  func copied() -> [UInt8] { unsafe Array(UnsafeBufferPointer(start: bytes, count: count)) }
}
