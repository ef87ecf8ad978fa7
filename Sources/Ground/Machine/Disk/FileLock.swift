import Foundation

/// A right that only one process at a time can hold, tied to a file; given back with its last owner,
/// and by the system when the process dies.
///
/// It is an agreement: who does not ask is not held back. The file goes with the lock; of one that is gone
/// nobody has the right any more, so that whoever waited for it asks again.
public final class FileLock: Sendable {
  private let descriptor: Descriptor

  private init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  // Closing alone would not do while another thread starts a child, which then has a copy for a moment.
  deinit {
    Leftovers.change { state in
      if Self.isInPlace(descriptor) { _ = unsafe unlink(descriptor.path) }
      state.paths.remove(descriptor.path)
      flock(descriptor.number, LOCK_UN)
    }
  }

  /// The lock, or `nil` if another holds it.
  public static func attempt(_ path: String) throws(FileError) -> FileLock? {
    while true {
      switch try take(path) {
      case .held(let lock): return lock
      case .taken: return nil
      case .gone: continue
      }
    }
  }

  /// The lock, as soon as nobody else holds it.
  public static func wait(_ path: String) throws(FileError) -> FileLock {
    while true {
      switch try take(path) {
      case .held(let lock): return lock
      case .taken(let descriptor):
        while flock(descriptor.number, LOCK_EX) != 0 {
          guard errno == EINTR else { throw .lastCall(path, "lock it") }
        }
      case .gone: continue
      }
    }
  }

  private enum Attempt {
    case held(FileLock)
    /// Another holds it who has the file open too.
    case taken(Descriptor)
    /// Another has let go of it, and of its file, since we opened that.
    case gone
  }

  private static func take(_ path: String) throws(FileError) -> Attempt {
    try Leftovers.change { state throws(FileError) in
      let descriptor = try Descriptor(path, O_RDWR | O_CREAT, doing: "lock it")
      while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
        if errno == EWOULDBLOCK { return .taken(descriptor) }
        guard errno == EINTR else { throw .lastCall(path, "lock it") }
      }
      guard isInPlace(descriptor) else { return .gone }
      state.paths.insert(path)
      return .held(FileLock(descriptor))
    }
  }

  /// Whether the open file is still the one that stands at its path.
  private static func isInPlace(_ descriptor: Descriptor) -> Bool {
    var opened = stat()
    var found = stat()
    return unsafe fstat(descriptor.number, &opened) == 0
      && stat(descriptor.path, &found) == 0
      && opened.st_dev == found.st_dev && opened.st_ino == found.st_ino
  }
}
