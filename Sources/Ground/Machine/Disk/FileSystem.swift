import CPosix
import Foundation

/// Files and folders as wholes.
public enum FileSystem {
  public enum Kind: Sendable { case file, folder, other }

  /// What is at `path`, through links; `nil` where nothing is, or nothing that we may see.
  public static func kind(of path: String) -> Kind? {
    var status = Foundation.stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether what stands at `path` is a link, wherever it leads.
  public static func isLink(_ path: String) -> Bool {
    var status = Foundation.stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether something can be written at `path`, which must be there.
  public static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

  public static func exists(_ path: String) -> Bool { kind(of: path) != nil }

  /// The most that is read of a file as a whole where nothing else is said.
  public static let usualLimit = 1 << 34

  /// The path without links and without `.` and `..`; `nil` where it leads nowhere.
  public static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// The bytes of the file at `path`, refused where they are more than `limit`.
  public static func read(_ path: String, limit: Int = usualLimit) throws(FileError) -> [UInt8] {
    try InputFile(path).readToEnd(limit: limit)
  }

  /// The text of the file at `path`, which must be UTF-8; a byte order mark is left out.
  public static func readText(_ path: String, limit: Int = usualLimit) throws(FileError) -> String {
    let bytes = try read(path, limit: limit)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self) else {
      throw FileError(.malformed, path, "is not UTF-8 text")
    }
    return text
  }

  /// Writes the file at `path` whole or not at all; `OutputFile.commit` says what durable means.
  public static func write(
    _ bytes: [UInt8], to path: String, durably: Bool = true
  ) throws(FileError) {
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.commit(durably: durably)
  }

  /// Writes the file at `path` whole or not at all.
  public static func write(
    _ text: String, to path: String, durably: Bool = true
  ) throws(FileError) {
    try write(Array(text.utf8), to: path, durably: durably)
  }

  /// How many bytes the file at `path` has.
  public static func size(of path: String) throws(FileError) -> Int {
    Int(try status(of: path).st_size)
  }

  /// When the file at `path` was last written.
  public static func modified(_ path: String) throws(FileError) -> WallTime {
    let status = try status(of: path)
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = unsafe status.st_mtimespec
    #endif
    return WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec / 1_000_000))
  }

  static func status(of path: String) throws(FileError) -> Foundation.stat {
    var status = Foundation.stat()
    guard unsafe stat(path, &status) == 0 else { throw .lastCall(path, "look at it") }
    return status
  }

  /// Renames what is at `source`; a file at `target` is replaced at once.
  public static func move(_ source: String, to target: String) throws(FileError) {
    try Leftovers.change { state throws(FileError) in
      guard unsafe rename(source, target) == 0 else {
        throw .lastCall(source, "move it to \(target)")
      }
      state.keep(source, as: target)
    }
    synchronizeFolder(Paths.folder(of: target))
  }

  /// Removes the file or the folder with all that is in it; nothing happens where nothing is.
  public static func remove(_ path: String) throws(FileError) {
    try removeTree(path)
    Leftovers.forget(path)
  }

  /// Removes it and leaves it to others to know of that.
  static func removeTree(_ path: String) throws(FileError) {
    var status = Foundation.stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw .lastCall(path, "remove it")
    }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    if isFolder {
      for name in try list(path) { try removeTree(Paths.join(path, name)) }
    }
    guard unsafe (isFolder ? rmdir(path) : unlink(path)) == 0 || errno == ENOENT else {
      throw .lastCall(path, "remove it")
    }
  }

  /// Returns when all that was written to the disk of the folder before is on it.
  public static func synchronize(_ folder: String) throws(FileError) {
    let descriptor = try Descriptor(folder, O_RDONLY, doing: "open it")
    guard assay_synchronize(descriptor.number) == 0 else { throw .lastCall(folder, "write it") }
  }

  /// Sees to it that names in a folder outlive a power cut; not every file system can promise it.
  static func synchronizeFolder(_ folder: String) {
    if let descriptor = try? Descriptor(folder, O_RDONLY, doing: "open it") {
      _ = fsync(descriptor.number)
    }
  }
}
