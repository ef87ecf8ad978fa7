import Formats
import Machine

/// A text that can be read from its beginning as often as wanted, unpacked on the way if it is packed.
struct TextSource: Sendable {
  let path: String

  init(_ path: String) { self.path = path }

  /// The bytes from the beginning on.
  func open() throws(FileError) -> any ByteSource { try Source.open(path) }

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
