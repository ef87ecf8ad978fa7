import CPosix
import Foundation

/// The end of a pipe from which another process is read.
public final class PipeReader: Sendable {
  let descriptor: Descriptor

  init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  /// Takes over the open end with a number, and closes it when it is no longer needed.
  ///
  /// - Parameter path: What errors call the pipe.
  public convenience init(owning number: Int32, path: String) {
    self.init(Descriptor(owning: number, path: path))
  }

  /// The next bytes, as soon as there are any; empty when the other side has closed its end.
  public func read(atMost count: Int = 1 << 16) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(FileError) {
        initialized = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// All bytes until the other side closes its end.
  public func readToEnd() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try read()
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }

  /// Waits until some of `readers` have bytes or are at their end, and answers which; none if
  /// `seconds` went by before.
  public static func wait(for readers: [PipeReader], atMost seconds: Double) -> [Int] {
    let watch = Stopwatch()
    var states = readers.map {
      pollfd(fd: $0.descriptor.number, events: Int16(POLLIN), revents: 0)
    }
    while true {
      let left = max(0, seconds - watch.seconds)
      let count = unsafe poll(&states, nfds_t(states.count), Int32((left * 1000).rounded(.up)))
      if count > 0 { return states.indices.filter { states[$0].revents != 0 } }
      if count == 0 || errno != EINTR { return [] }
    }
  }
}

/// The end of a pipe through which another process is written to.
public final class PipeWriter: Sendable {
  private let descriptor: Descriptor

  init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  /// Writes all of `bytes`; an error if nobody reads any more.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try StandardStreams.write(bytes, to: descriptor.number, descriptor.path)
  }

  public func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }
}

/// A pipe whose ends no child inherits by accident.
struct Pipe {
  let reader: Descriptor
  let writer: Descriptor

  init(_ name: String) throws(FileError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe assay_pipe(&ends) == 0 else { throw .lastCall(name, "make a pipe") }
    reader = Descriptor(owning: ends[0], path: name)
    writer = Descriptor(owning: ends[1], path: name)
  }
}

/// Lines from bytes that come in pieces.
public struct LineBuffer: Sendable {
  private var bytes: [UInt8] = []
  private var start = 0

  public init() {}

  public mutating func append(_ piece: [UInt8]) {
    bytes.removeFirst(start)
    start = 0
    bytes += piece
  }

  /// The next whole line, without its line break.
  public mutating func next() -> String? {
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { start = end + 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// What came after the last line break.
  public var rest: String { String(decoding: bytes[start...], as: UTF8.self) }
}
