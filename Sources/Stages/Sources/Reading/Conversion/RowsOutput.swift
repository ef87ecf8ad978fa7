import Formats
import Machine

/// Rows on their way into a file, packed with gzip where its name says so; it is there as a whole or not at
/// all.
struct RowsOutput: ~Copyable {
  /// How much is packed at once: gzip files one after another are one.
  private static let block = 1 << 20

  private let file: OutputFile
  private let isPacked: Bool
  private var waiting: [UInt8] = []

  init(_ path: String) throws(FileError) {
    file = try OutputFile(path)
    isPacked = Paths.ending(of: path) == "gz"
  }

  mutating func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    guard isPacked else { return try file.write(bytes) }
    waiting += bytes
    if waiting.count >= Self.block { try pack() }
  }

  private mutating func pack() throws(FileError) {
    try file.write(Gzip.packed(waiting))
    waiting.removeAll(keepingCapacity: true)
  }

  mutating func commit() throws(FileError) {
    if isPacked, !waiting.isEmpty { try pack() }
    try file.commit()
  }
}
