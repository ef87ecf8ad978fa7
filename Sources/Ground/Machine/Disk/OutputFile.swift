import Foundation
import Synchronization

/// A file that is there only when it is whole: it grows under another name beside its place, and
/// `commit` puts it there at once.
///
/// Left without `commit`, for whatever reason, it disappears again and the old file stays. A link is followed, and stays
/// one. A device or a pipe cannot be put in a place: it takes what is written as it comes.
public final class OutputFile: Sendable {
  private let descriptor: Descriptor
  /// Where the file grows; `nil` where it is written as it comes.
  private let temporary: String?
  private let path: String
  private let pending = Mutex<[UInt8]?>([])
  private static let made = Atomic<Int>(0)
  private static let blockSize = 1 << 16

  public init(_ path: String) throws(FileError) {
    let kind = FileSystem.kind(of: path)
    guard kind != .folder else {
      throw FileError(.notThat, path, "cannot write it: it is a folder")
    }
    guard kind != .other else {
      self.path = path
      temporary = nil
      descriptor = try Descriptor(path, O_WRONLY, doing: "write it")
      return
    }
    // A link that leads nowhere yet is no place that a file could grow beside.
    let path = FileSystem.isLink(path) ? FileSystem.realPath(path) ?? path : path
    let number = Self.made.wrappingAdd(1, ordering: .relaxed).newValue
    let folder = Paths.folder(of: path)
    self.path = path
    let temporary = Paths.join(folder, ".\(Paths.name(of: path)).\(getpid())-\(number).part")
    self.temporary = temporary
    do throws(FileError) {
      descriptor = try Leftovers.change { state throws(FileError) in
        let descriptor = try Descriptor(
          temporary, O_WRONLY | O_CREAT | O_EXCL, mode: 0o666, doing: "write it")
        state.paths.insert(temporary)
        return descriptor
      }
    } catch {
      throw FileError(error.kind, path, error.message)
    }
  }

  deinit {
    guard let temporary, pending.withLock({ $0 != nil }) else { return }
    Leftovers.change { state in
      _ = unsafe unlink(temporary)
      state.paths.remove(temporary)
    }
  }

  public func write(_ bytes: [UInt8]) throws(FileError) { try write(bytes.span) }

  public func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  public func write(_ bytes: borrowing Span<UInt8>) throws(FileError) {
    try unsafe write(bytes.bytes)
  }

  public func write(_ bytes: borrowing RawSpan) throws(FileError) {
    let block: [UInt8]? = pending.withLock { pending in
      precondition(pending != nil, "\(path) was committed before")
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe pending?.append(contentsOf: bytes)
      }
      guard let full = pending, full.count >= Self.blockSize else { return nil }
      pending = []
      return full
    }
    if let block { try flush(block) }
  }

  /// Writes over what was written from `offset` on.
  public func overwrite(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    let rest = pending.withLock { pending in
      defer { pending = [] }
      return pending ?? []
    }
    try flush(rest)
    try descriptorCall { () throws(FileError) in
      let failure: FileError? = unsafe bytes.withUnsafeBytes { bytes in
        do throws(FileError) {
          try unsafe descriptor.write(bytes, at: offset)
          return nil
        } catch { return error }
      }
      if let failure { throw failure }
    }
  }

  /// Puts the file in its place, whole, and on the disk if it is to outlive a power cut at once.
  ///
  /// Waiting for the disk costs milliseconds. Many files together are cheaper to write without, followed
  /// by one `FileSystem.synchronize`; what a power cut catches before that is mostly an empty file.
  public func commit(durably: Bool = true) throws(FileError) {
    let rest = pending.withLock { $0 ?? [] }
    try flush(rest)
    guard let temporary else { return pending.withLock { $0 = nil } }
    if durably { try descriptorCall { () throws(FileError) in try descriptor.synchronize() } }
    try Leftovers.change { state throws(FileError) in
      guard unsafe rename(temporary, path) == 0 else {
        throw .lastCall(path, "put it in its place")
      }
      state.keep(temporary, as: path)
    }
    pending.withLock { $0 = nil }
    if durably { FileSystem.synchronizeFolder(Paths.folder(of: path)) }
  }

  private func flush(_ bytes: [UInt8]) throws(FileError) {
    try descriptorCall { () throws(FileError) in
      let failure: FileError? = unsafe bytes.withUnsafeBytes { bytes in
        do throws(FileError) {
          try unsafe descriptor.write(bytes)
          return nil
        } catch { return error }
      }
      if let failure { throw failure }
    }
  }

  /// Runs `call`; its errors name the file that is wanted, not the one that is growing.
  private func descriptorCall(_ call: () throws(FileError) -> Void) throws(FileError) {
    do throws(FileError) { try call() } catch {
      throw FileError(error.kind, path, error.message)
    }
  }
}
