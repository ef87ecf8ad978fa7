import Foundation
import Synchronization

/// What is piped into this process: a file without a name holds it, so that it can be read from its beginning as often
/// as wanted.
enum PipedInput {
  private static let kept = Mutex<Descriptor?>(nil)
  private static let isTaken = Atomic<Bool>(false)

  /// Standard input is read as it comes, by one reader, and is no file for anybody else.
  static func take() { isTaken.store(true, ordering: .relaxed) }

  /// Whether an open pipe with this status is what is piped into this process.
  static func isThat(_ status: stat) -> Bool {
    var own = stat()
    guard !isTaken.load(ordering: .relaxed), unsafe fstat(0, &own) == 0 else { return false }
    return own.st_dev == status.st_dev && own.st_ino == status.st_ino
  }

  /// Opens it once more at its beginning, to be called `path`.
  static func opened(as path: String) throws(FileError) -> Descriptor {
    let file = try kept.withLock { file throws(FileError) in
      if let file { return file }
      let copy = try copied()
      file = copy
      return copy
    }
    return try Descriptor("/proc/self/fd/\(file.number)", O_RDONLY, called: path, doing: "read it")
  }

  /// All of it, in a file that goes with this process, however that ends.
  private static func copied() throws(FileError) -> Descriptor {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let file = try Descriptor(
      Paths.join(folder, "input"), O_RDWR | O_CREAT | O_EXCL, mode: 0o600,
      called: "standard input", doing: "keep it in \(folder)")
    let input = Descriptor(sharing: 0, path: "standard input")
    let work = Work("reading standard input", of: nil, .bytes)
    defer { work.end() }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { unsafe piece.deallocate() }
    while true {
      let count = try unsafe input.read(into: piece)
      if count == 0 { return file }
      try unsafe file.write(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      work.advance(by: count)
    }
  }
}
