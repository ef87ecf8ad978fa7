import Foundation

extension FileSystem {
  /// Makes the folder at `path` and those above it; nothing happens where it is already.
  public static func makeFolder(_ path: String) throws(FileError) {
    guard kind(of: path) != .folder, !path.isEmpty else { return }
    let parent = Paths.folder(of: path)
    if parent != path, kind(of: parent) == nil { try makeFolder(parent) }
    guard unsafe mkdir(path, 0o777) == 0 || (errno == EEXIST && kind(of: path) == .folder) else {
      throw .lastCall(path, "make the folder")
    }
  }

  /// Makes a new empty folder of which nobody else knows; the caller removes it, or an ending before its time.
  public static func makeTemporaryFolder(_ prefix: String = "assay") throws(FileError) -> String {
    let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array(Paths.join(base, "\(prefix)-XXXXXX").utf8CString)
    return try Leftovers.change { state throws(FileError) in
      guard unsafe mkdtemp(&template) != nil else {
        throw .lastCall(base, "make a temporary folder in it")
      }
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      state.paths.insert(path)
      return path
    }
  }

  /// The names in the folder, in the order of their bytes.
  public static func list(_ folder: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw .lastCall(folder, "list it") }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files below the folder at any depth, by their paths from there, in the order of their bytes; a link is
  /// among them as itself, wherever it leads.
  public static func files(below folder: String) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try list(folder) {
      let path = Paths.join(folder, name)
      if kind(of: path) == .folder, !isLink(path) {
        found += try files(below: path).map { "\(name)/\($0)" }
      } else {
        found.append(name)
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// How many bytes can still be written where `path` is.
  public static func freeSpace(at path: String) throws(FileError) -> Int {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { throw .lastCall(path, "look at its disk") }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }
}
