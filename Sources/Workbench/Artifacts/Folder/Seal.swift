import Formats
import Machine

/// What a record says of its own bytes, and of those of the files that belong to it, so that a changed one is
/// found when it is read: the member `seal` of its file.
///
/// Records that are older than the notion have none, and are read as they are.
struct Seal: Sendable, Equatable {
  private static let member = "seal"

  /// The hash of the record, whatever its layout, and of the list of files.
  let content: String
  /// SHA-256 of each file, by its path from the folder of the run.
  let files: [String: String]

  /// The seal of `record` with the files beside it.
  init(of record: JSON, files: [String: String]) {
    self.files = files
    content = SHA256.hex(of: JSON.object(["files": Self.json(files), "record": record]).bytes())
  }

  private init(content: String, files: [String: String]) {
    self.content = content
    self.files = files
  }

  private static func json(_ files: [String: String]) -> JSON {
    .object(files.sorted { $0.key < $1.key }.map { (key: $0.key, value: .text($0.value)) })
  }

  /// The record with its seal in it.
  static func sealed(_ record: JSON, files: [String: String] = [:]) -> JSON {
    guard var members = record.members else { return record }
    let seal = Seal(of: record, files: files)
    members[member] = ["sha256": .text(seal.content), "files": json(files)]
    return .object(members)
  }

  /// The record in the file at `path` without its seal, and the seal, if it has one; a record whose seal is not
  /// that of its content is refused.
  ///
  /// - Parameter advice: What to do about a damaged one.
  static func open(
    _ path: String, advice: String = Self.runAgain
  ) throws(FileError) -> (record: JSONReader, seal: Seal?) {
    let reader: JSONReader
    do throws(FileError) { reader = try JSONReader.read(path) } catch {
      guard error.kind == .malformed else { throw error }
      throw FileError(
        .malformed, path, line: error.line, column: error.column, "\(error.message); \(advice)")
    }
    guard var members = reader.value.members, let found = try reader.optional(member) else {
      return (reader, nil)
    }
    members[member] = nil
    try found.check(keys: ["files", "sha256"])
    var files: [String: String] = [:]
    for (name, hash) in try found["files"].members() { files[name] = try hash.text() }
    let seal = Seal(content: try found["sha256"].text(), files: files)
    let record = JSON.object(members)
    guard seal == Seal(of: record, files: files) else {
      throw damage(path, "its content is not what was written", advice)
    }
    return (JSONReader(record, name: path), seal)
  }

  /// What to do about a damaged record of a run.
  static let runAgain = "'assay run' of the same spec computes it again"

  static func damage(_ path: String, _ what: String, _ advice: String = runAgain) -> FileError {
    FileError(.malformed, path, "is damaged: \(what) (its SHA-256 differs); \(advice)")
  }
}
