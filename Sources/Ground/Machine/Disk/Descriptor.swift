import Foundation

/// An open file, pipe or folder; closed with its last owner, and never passed to a child by accident.
final class Descriptor: Sendable {
  let number: Int32
  /// What errors call it.
  let path: String

  private let isOwned: Bool

  /// Takes over an open descriptor.
  init(owning number: Int32, path: String) {
    self.number = number
    self.path = path
    isOwned = true
  }

  /// Goes by an open descriptor that stays open.
  init(sharing number: Int32, path: String) {
    self.number = number
    self.path = path
    isOwned = false
  }

  /// Opens `path`; `doing` completes "cannot …" where that fails.
  ///
  /// - Parameter name: What errors call it, if not by its path.
  init(
    _ path: String, _ flags: Int32, mode: mode_t = 0o644, called name: String? = nil, doing: String
  ) throws(FileError) {
    number = unsafe open(path, flags | O_CLOEXEC, mode)
    self.path = name ?? path
    isOwned = true
    guard number >= 0 else { throw .lastCall(self.path, doing) }
  }

  /// Opens the regular file at `path` for reading, or what is piped into this process by the name of standard input.
  ///
  /// A pipe without a writer would hold up whoever opens it, and a device need not end, so that neither is waited
  /// for nor read.
  static func regular(_ path: String) throws(FileError) -> Descriptor {
    let descriptor = try Descriptor(path, O_RDONLY | O_NONBLOCK, doing: "read it")
    let status = try descriptor.status()
    switch status.st_mode & S_IFMT {
    case S_IFREG: return descriptor
    case S_IFDIR: throw FileError(.notThat, path, "is a folder, wanted a file")
    case S_IFIFO where PipedInput.isThat(status): return try PipedInput.opened(as: path)
    default:
      throw FileError(.notRegular, path, "is a device, a pipe or a socket, wanted a regular file")
    }
  }

  deinit { if isOwned { close(number) } }

  /// Reads into `buffer` and answers how many bytes came; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      let count = unsafe Foundation.read(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw .lastCall(path, "read it") }
    }
  }

  /// Writes all of `buffer`.
  func write(_ buffer: UnsafeRawBufferPointer) throws(FileError) {
    var written = 0
    while written < buffer.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
      let count = unsafe Foundation.write(number, rest.baseAddress, rest.count)
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .lastCall(path, "write it")
      }
    }
  }

  /// Writes all of `buffer` to the place at `offset`.
  func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(FileError) {
    var written = 0
    while written < buffer.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
      let count = unsafe pwrite(number, rest.baseAddress, rest.count, off_t(offset + written))
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .lastCall(path, "write it")
      }
    }
  }

  /// What the system knows of it.
  func status() throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .lastCall(path, "look at it") }
    return status
  }

  /// Returns when all that was written is on the disk.
  func synchronize() throws(FileError) {
    guard fsync(number) == 0 else { throw .lastCall(path, "write it") }
  }
}
