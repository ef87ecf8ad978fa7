import Formats
import Machine

/// A text that can be read from its beginning as often as wanted, unpacked on the way if it is packed.
struct TextSource: Sendable {
  let path: String
  let encoding: TextEncoding

  init(_ path: String, _ encoding: TextEncoding = .utf8) {
    self.path = path
    self.encoding = encoding
  }

  /// The bytes from the beginning on, as UTF-8.
  func open() throws(FileError) -> any ByteSource {
    let file = try InputFile(path, title: "reading \(Paths.name(of: path))")
    let source = try Source.open(file)
    return encoding == .utf8 ? source : TranscodedSource(source, from: encoding)
  }

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
