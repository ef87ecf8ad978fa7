import Foundation

/// A file, or standard input, that is read piece by piece from its beginning.
public final class InputFile: Sendable {
  private let descriptor: Descriptor

  /// Opens the regular file at `path`, or what is piped into this process by the name of standard input.
  public init(_ path: String) throws(FileError) {
    descriptor = try Descriptor(regular: path)
  }

  private init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  /// What is piped into this process.
  public static let standardInput = InputFile(Descriptor(owning: 0, path: "standard input"))

  public var path: String { descriptor.path }

  /// How many bytes it has; `nil` where that is not known beforehand, as for a pipe.
  public func size() throws(FileError) -> Int? {
    let status = try descriptor.status()
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// The next bytes, as many as are there but at most `count`; empty at the end.
  public func read(atMost count: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(FileError) {
        initialized = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Puts the next bytes into `room`, as many as are there and it holds, and answers how many; 0 at the end.
  public func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try unsafe descriptor.read(into: room)
  }

  /// All that is left, refused where it is more than `limit` bytes.
  public func readToEnd(limit: Int = .max) throws(FileError) -> [UInt8] {
    let expected = try size() ?? 0
    guard expected <= limit else { throw tooLarge(limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    while true {
      let piece = try read(atMost: max(1 << 16, min(expected + 1 - bytes.count, 1 << 30)))
      if piece.isEmpty { return bytes }
      if bytes.isEmpty, piece.count >= expected { bytes = piece } else { bytes += piece }
      guard bytes.count <= limit else { throw tooLarge(limit) }
    }
  }

  private func tooLarge(_ limit: Int) -> FileError {
    FileError(.tooLarge, path, "has more than \(limit) bytes, which is the limit here")
  }
}
