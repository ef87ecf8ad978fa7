import CZlib
public import Machine

/// Packs bytes by deflate; equal bytes become equal bytes.
enum Deflater {
  static func packed(_ bytes: [UInt8], _ format: Inflater.Format, level: Int32 = 6) -> [UInt8] {
    var stream = unsafe z_stream()
    let code = unsafe deflateInit2_(
      &stream, level, Z_DEFLATED, format.rawValue, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "no memory to pack bytes")
    defer { unsafe deflateEnd(&stream) }
    var header = unsafe gz_header()
    unsafe header.os = 255  // not known: the bytes must not depend on the machine
    if format == .gzip { unsafe deflateSetHeader(&stream, &header) }
    var packed: [UInt8] = []
    var position = 0
    var isDone = false
    while !isDone {
      let end = min(position + 1 << 30, bytes.count)
      let isLast = end == bytes.count
      unsafe bytes[position..<end].withUnsafeBufferPointer { piece in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
        unsafe stream.avail_in = UInt32(piece.count)
        repeat {
          packed += unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { output, count in
            unsafe stream.next_out = output.baseAddress
            unsafe stream.avail_out = UInt32(output.count)
            isDone = unsafe deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END
            count = unsafe output.count - Int(stream.avail_out)
          }
        } while unsafe stream.avail_out == 0 && !isDone
      }
      position = end
    }
    return packed
  }

  /// The check sum that gzip and ZIP use.
  static func checkSum(_ bytes: borrowing Span<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      UInt32(truncatingIfNeeded: unsafe crc32_z(0, bytes.baseAddress, bytes.count))
    }
  }
}

/// Whole gzip files in memory.
public enum Gzip {
  /// `bytes` as a gzip file without name and time, so that equal bytes give equal files.
  public static func packed(_ bytes: [UInt8]) -> [UInt8] { Deflater.packed(bytes, .gzip) }

  /// What the gzip file `packed` holds, refused where that is more than `limit` bytes.
  public static func unpacked(
    _ packed: [UInt8], limit: Int = 1 << 34, path: String = "gzip"
  ) throws(FileError) -> [UInt8] {
    let source = try GzipSource(MemorySource(packed, path: path), limit: limit)
    var bytes: [UInt8] = []
    while true {
      let piece = try source.read(atMost: 1 << 20)
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }
}

/// Whole zlib streams in memory.
public enum Zlib {
  public static func packed(_ bytes: [UInt8]) -> [UInt8] { Deflater.packed(bytes, .zlib) }

  /// What `packed` holds, refused where that is more than `limit` bytes.
  public static func unpacked(
    _ packed: [UInt8], limit: Int = 1 << 34, path: String = "zlib"
  ) throws(FileError) -> [UInt8] {
    try Inflater.unpacked(packed.span, .zlib, limit: limit, path: path)
  }
}
