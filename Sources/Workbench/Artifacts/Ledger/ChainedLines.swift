import Formats
import Machine

/// A file of lines that are only ever added, each with the hash of the one before it, so that none can be changed,
/// moved or taken out of the middle unseen.
struct ChainedLines<Entry: Recorded>: Sendable {
  /// What stands in it, oldest first.
  private(set) var entries: [Entry] = []
  /// Which lines are not what was written, a sentence each.
  private(set) var damages: [String] = []
  let path: String
  /// What complaints call the file: `ledger`.
  private let kind: String
  private let lockPath: String
  /// The hash of the last line.
  private var last = start
  private var endsWithinLine = false

  /// What the first line holds in place of a hash.
  private static var start: String { String(repeating: "0", count: 64) }
  /// More than a million lines.
  private static var sizeLimit: Int { 1 << 32 }

  /// Reads the file of this name in a folder; one that is not there yet is empty.
  init(_ file: String, in folder: String) throws(FileError) {
    path = Paths.join(folder, file)
    kind = Paths.stem(of: file)
    lockPath = Paths.join(folder, ".\(kind).lock")
    try read()
  }

  private mutating func read() throws(FileError) {
    (entries, damages, last, endsWithinLine) = ([], [], Self.start, false)
    guard FileSystem.exists(path) else { return }
    let text = try FileSystem.readText(path, limit: Self.sizeLimit)
    endsWithinLine = !text.isEmpty && !text.hasSuffix("\n")
    for (place, line) in text.split(separator: "\n").enumerated() {
      do throws(FileError) {
        let read = try ChainedLine<Entry>(parsing: String(line), path)
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
    damages.append("\(path):\(place + 1): this line of the \(kind) \(what)")
  }

  /// Adds what `choose` says in view of all that stands there by now, and answers it when it is on the disk.
  @discardableResult
  mutating func add(_ choose: ([Entry]) -> [Entry]) throws(FileError) -> [Entry] {
    let lock = try FileLock.wait(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try read()
    let new = choose(entries)
    guard !new.isEmpty else { return [] }
    var text = endsWithinLine ? "\n" : ""
    for entry in new {
      let line = ChainedLine(entry, after: last)
      text += line.text + "\n"
      last = line.hash
    }
    try FileSystem.append(text, to: path)
    entries += new
    endsWithinLine = false
    return new
  }
}

/// A line: an entry, the hash of the line before it, and its own.
private struct ChainedLine<Entry: Recorded> {
  let entry: Entry
  let previous: String
  let hash: String
  private let content: JSON

  init(_ entry: Entry, after previous: String) {
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
    entry = try Entry(reader["entry"])
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
