import Files
import Synchronization

/// A text that can be read from its beginning as often as wanted, unpacked on the way if it is packed.
struct TextSource: Sendable {
  let path: String

  init(_ path: String) { self.path = path }

  /// The bytes from the beginning on.
  func open() throws(FileError) -> any ByteSource { try InputFile(path) }

  /// The first bytes, at most `count`.
  func head(_ count: Int) throws(FileError) -> [UInt8] {
    let source = try open()
    var head: [UInt8] = []
    while head.count < count {
      let piece = try source.read(atMost: count - head.count)
      if piece.isEmpty { break }
      head += piece
    }
    return head
  }
}

/// Bytes in memory, read like a file.
final class HeadBytes: ByteSource {
  let path: String
  private let bytes: [UInt8]
  private let position = Mutex(0)

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  func read(atMost count: Int) -> [UInt8] {
    position.withLock { position in
      let end = min(position + count, bytes.count)
      defer { position = end }
      return Array(bytes[position..<end])
    }
  }
}
