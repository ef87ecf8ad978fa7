import Formats
import Machine

/// The lines of a text, one after another.
struct LineSource {
  private let source: any ByteSource
  private let lineLimit: Int
  private var bytes: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// The number of the line that was answered last, from 1.
  private(set) var line = 0

  /// - Parameter lineLimit: How many bytes a line may have; longer ones are taken for another sort of file.
  init(_ source: any ByteSource, lineLimit: Int = 1 << 28) {
    self.source = source
    self.lineLimit = lineLimit
  }

  /// The next line that holds more than blanks, without its break; `nil` at the end.
  mutating func next() throws(FileError) -> ArraySlice<UInt8>? {
    while let bytes = try nextLine() {
      if !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return bytes }
    }
    return nil
  }

  /// A line without the byte order mark that some programs write before the first.
  private func unmarked(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
  }

  private mutating func nextLine() throws(FileError) -> ArraySlice<UInt8>? {
    var searched = position
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        line += 1
        return unmarked(bytes[position..<end])
      }
      searched = bytes.count - position
      bytes.removeSubrange(..<position)
      position = 0
      if isAtEnd {
        guard !bytes.isEmpty else { return nil }
        position = bytes.count
        line += 1
        return unmarked(bytes[...])
      }
      guard bytes.count < lineLimit else {
        throw FileError(
          .tooLarge, source.path, line: line + 1,
          "has more than \(lineLimit) bytes in a line; is it JSON Lines?")
      }
      let piece = try source.read(atMost: 1 << 18)
      isAtEnd = piece.isEmpty
      bytes += piece
    }
  }
}
