import Foundation

/// A file, or standard input, that is read piece by piece from its beginning.
public final class InputFile: Sendable {
  private let descriptor: Descriptor
  private let work: Work?

  /// Opens the regular file at `path`, or what is piped into this process by the name of standard input.
  ///
  /// - Parameter title: What reading it is called before those who look on; they are told nothing without.
  public init(_ path: String, title: String? = nil) throws(FileError) {
    let descriptor = try Descriptor.regular(path)
    self.descriptor = descriptor
    let size = try Self.size(of: descriptor)
    work = title.map { Work($0, of: size, .bytes) }
  }

  private init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
    work = nil
  }

  deinit { work?.end() }

  /// What is piped into this process, read as it comes: from then on nobody can read it as a file.
  public static let standardInput = {
    PipedInput.take()
    return InputFile(Descriptor(sharing: 0, path: "standard input"))
  }()

  public var path: String { descriptor.path }

  /// How many bytes it has; `nil` where that is not known beforehand, as for a pipe.
  public func size() throws(FileError) -> Int? { try Self.size(of: descriptor) }

  private static func size(of descriptor: Descriptor) throws(FileError) -> Int? {
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
    work?.advance(by: bytes.count)
    return bytes
  }

  /// Puts the next bytes into `room`, as many as are there and it holds, and answers how many; 0 at the end.
  public func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let count = try unsafe descriptor.read(into: room)
    work?.advance(by: count)
    return count
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
