import Foundation

/// A right that only one process at a time can hold, tied to a file; given back with its last owner,
/// and by the system when the process dies.
///
/// It is an agreement: who does not ask is not held back. The file stays, since removing it would let
/// two hold the same name.
public final class FileLock: Sendable {
  private let descriptor: Descriptor

  private init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  // Closing alone would not do while another thread starts a child, which then has a copy for a moment.
  deinit { flock(descriptor.number, LOCK_UN) }

  /// The lock, or `nil` if another holds it.
  public static func attempt(_ path: String) throws(FileError) -> FileLock? {
    try acquire(path, LOCK_EX | LOCK_NB)
  }

  /// The lock, as soon as nobody else holds it.
  public static func wait(_ path: String) throws(FileError) -> FileLock {
    while true {
      if let lock = try acquire(path, LOCK_EX) { return lock }
    }
  }

  private static func acquire(_ path: String, _ operation: Int32) throws(FileError) -> FileLock? {
    let descriptor = try Descriptor(path, O_RDWR | O_CREAT, doing: "lock it")
    while flock(descriptor.number, operation) != 0 {
      if errno == EWOULDBLOCK { return nil }
      guard errno == EINTR else { throw .lastCall(path, "lock it") }
    }
    return FileLock(descriptor)
  }
}
