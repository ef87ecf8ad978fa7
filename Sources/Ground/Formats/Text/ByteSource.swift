public import Machine

/// Bytes that come one piece after another, from a file as it is or unpacked on the way.
public protocol ByteSource: Sendable {
  /// What errors call it.
  var path: String { get }

  /// The next bytes, as many as are there but at most `count`; empty at the end.
  func read(atMost count: Int) throws(FileError) -> [UInt8]

  /// Puts the next bytes into `room`, as many as are there and it holds, and answers how many; 0 at the end.
  func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int
}

extension ByteSource {
  public func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let piece = try read(atMost: room.count)
    unsafe room.copyBytes(from: piece)
    return piece.count
  }
}

extension InputFile: ByteSource {}
