import Formats
public import Machine

/// Every figure of validation and test rows that was ever looked at below a folder of runs: `ledger.jsonl`.
///
/// Lines are only ever added, and each holds the hash of the one before it, so that none can be changed,
/// moved or taken out of the middle unseen. It outlasts the runs: removing them makes no row unseen.
public struct Ledger: Sendable {
  /// What stands in it, oldest first.
  public private(set) var entries: [LedgerEntry] = []
  /// Which lines are not what was written, a sentence each.
  public private(set) var damages: [String] = []
  public let path: String
  private let lockPath: String
  /// The hash of the last line.
  private var last = start
  private var endsWithinLine = false

  static let file = "ledger.jsonl"
  /// What the first line holds in place of a hash.
  private static let start = String(repeating: "0", count: 64)
  /// More than a million looks.
  private static let sizeLimit = 1 << 32

  /// Reads the ledger of the runs below `reports`; one that is not there yet is empty.
  public init(reports: String) throws(FileError) {
    path = Paths.join(reports, Self.file)
    lockPath = Paths.join(reports, ".ledger.lock")
    try read()
  }

  private mutating func read() throws(FileError) {
    (entries, damages, last, endsWithinLine) = ([], [], Self.start, false)
    guard FileSystem.exists(path) else { return }
    let text = try FileSystem.readText(path, limit: Self.sizeLimit)
    endsWithinLine = !text.isEmpty && !text.hasSuffix("\n")
    for (place, line) in text.split(separator: "\n").enumerated() {
      do throws(FileError) {
        let read = try Line(parsing: String(line), path)
        if !read.isWhole { damage(place, "is not what was written") }
        if read.previous != last { damage(place, "does not follow the one before it") }
        last = read.hash
        entries.append(read.entry)
      } catch {
        damage(place, "cannot be read")
      }
    }
  }

  private mutating func damage(_ place: Int, _ what: String) {
    damages.append("\(path):\(place + 1): this line of the ledger \(what)")
  }

  /// Adds what does not stand there yet, and returns when it is on the disk.
  public mutating func add(_ new: [LedgerEntry]) throws(FileError) {
    let lock = try FileLock.wait(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try read()
    let unknown = new.filter { entry in !entries.contains { $0.isSame(as: entry) } }
    guard !unknown.isEmpty else { return }
    var text = endsWithinLine ? "\n" : ""
    for entry in unknown {
      let line = Line(entry, after: last)
      text += line.text + "\n"
      last = line.hash
    }
    try FileSystem.append(text, to: path)
    entries += unknown
    endsWithinLine = false
  }
}

/// A line of the ledger: an entry, the hash of the line before it, and its own.
private struct Line {
  let entry: LedgerEntry
  let previous: String
  let hash: String
  private let content: JSON

  init(_ entry: LedgerEntry, after previous: String) {
    self.entry = entry
    self.previous = previous
    content = entry.json
    hash = Self.hash(of: content, after: previous)
  }

  init(parsing text: String, _ path: String) throws(FileError) {
    let json: JSON
    do { json = try JSON(parsing: text) } catch {
      throw FileError(.malformed, path, error.description)
    }
    let reader = JSONReader(json, name: path)
    content = try reader["entry"].value
    entry = try LedgerEntry(reader["entry"])
    previous = try reader["previous"].text()
    hash = try reader["sha256"].text()
  }

  var isWhole: Bool { hash == Self.hash(of: content, after: previous) }

  var text: String {
    JSON.object(["entry": content, "previous": .text(previous), "sha256": .text(hash)]).text()
  }

  private static func hash(of content: JSON, after previous: String) -> String {
    SHA256.hex(of: JSON.object(["entry": content, "previous": .text(previous)]).bytes())
  }
}
