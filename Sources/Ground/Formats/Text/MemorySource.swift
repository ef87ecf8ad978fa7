public import Machine
import Synchronization

/// Bytes that are in memory, and then those of another source, if any: a stream whose beginning was
/// looked at already.
public final class MemorySource: ByteSource {
  public let path: String
  private let bytes: [UInt8]
  private let position = Mutex(0)
  private let next: (any ByteSource)?

  public init(_ bytes: [UInt8], path: String, then next: (any ByteSource)? = nil) {
    self.bytes = bytes
    self.path = path
    self.next = next
  }

  public func read(atMost count: Int) throws(FileError) -> [UInt8] {
    let part = position.withLock { position in
      let end = min(position + count, bytes.count)
      defer { position = end }
      return Array(bytes[position..<end])
    }
    if part.isEmpty, let next { return try next.read(atMost: count) }
    return part
  }

  public func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    if let next, position.withLock({ $0 == bytes.count }) {
      return try unsafe next.read(into: room)
    }
    let piece = try read(atMost: room.count)
    unsafe room.copyBytes(from: piece)
    return piece.count
  }
}
