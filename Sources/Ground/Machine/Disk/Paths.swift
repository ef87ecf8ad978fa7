import Foundation

/// The parts of a path, which is text with slashes; nothing here looks at the disk.
public enum Paths {
  /// `part` below `folder`; an absolute `part` stays what it is.
  public static func join(_ folder: String, _ part: String) -> String {
    if folder.isEmpty || part.hasPrefix("/") { return part }
    return folder.hasSuffix("/") ? folder + part : "\(folder)/\(part)"
  }

  /// The last part: `fraud.csv` of `data/fraud.csv`.
  public static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What stands before the last part: `data` of `data/fraud.csv`, and `.` where that is nothing.
  public static func folder(of path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The ending after the last dot of the name, in lower case: `csv`; empty where there is none.
  public static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its ending: `fraud` of `data/fraud.csv`.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The path from the root of the file system, without `.` and `..`; a relative one is meant from the
  /// current folder.
  public static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : join(FileManager.default.currentDirectoryPath, path)
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
