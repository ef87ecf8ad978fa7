/// Bytes that come one piece after another, from a file as it is or unpacked on the way.
public protocol ByteSource: Sendable {
  /// What errors call it.
  var path: String { get }

  /// The next bytes, as many as are there but at most `count`; empty at the end.
  func read(atMost count: Int) throws(FileError) -> [UInt8]
}

extension InputFile: ByteSource {}
