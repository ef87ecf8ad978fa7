import CZlib

/// Unpacks deflated bytes, piece by piece.
@safe
final class Inflater {
  /// What stands around the packed bytes; the numbers are zlib's window bits.
  enum Format: Int32 {
    case raw = -15
    case zlib = 15
    case gzip = 31
  }

  enum Fault: Error {
    /// The bytes are no deflated ones, or a check sum differs.
    case corrupt
    case noMemory
  }

  private let stream: UnsafeMutablePointer<z_stream>

  init(_ format: Format) throws(Fault) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let code = unsafe inflateInit2_(
      stream, format.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .noMemory }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Forgets what was unpacked and begins anew.
  func reset() { unsafe inflateReset(stream) }

  /// Unpacks as much of `input` as fits into `output`.
  ///
  /// - Returns: How many bytes were read and written, and whether the packed bytes end there.
  func unpack(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(Fault) -> (read: Int, written: Int, isEnd: Bool) {
    let given = UInt32(clamping: input.count)
    let room = UInt32(clamping: output.count)
    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    unsafe stream.pointee.avail_in = given
    unsafe stream.pointee.next_out = output.baseAddress
    unsafe stream.pointee.avail_out = room
    let code = unsafe inflate(stream, Z_NO_FLUSH)
    guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
      throw code == Z_MEM_ERROR ? .noMemory : .corrupt
    }
    return unsafe (
      Int(given - stream.pointee.avail_in), Int(room - stream.pointee.avail_out),
      code == Z_STREAM_END
    )
  }
}
