import Foundation
import Machine

/// Cuts bytes that come in pieces into blocks of whole records.
///
/// A line break within quotes ends no record. In a text by RFC 4180 each quote toggles between within
/// and without, so counting them is enough.
@safe
struct RecordBlocks: ~Copyable {
  /// Longer records are taken for a quote that was forgotten.
  static let recordLimit = 1 << 28

  private let source: any ByteSource
  private let quote: UInt8?
  private let blockSize: Int
  private var carry: [UInt8]
  private var isAtEnd = false

  /// A byte order mark at the beginning is left out.
  init(_ source: any ByteSource, quote: UInt8?, blockSize: Int) throws(FileError) {
    self.source = source
    self.quote = quote
    self.blockSize = blockSize
    carry = []
    while carry.count < 3 {
      let piece = try source.read(atMost: 3 - carry.count)
      if piece.isEmpty { break }
      carry += piece
    }
    if carry == [0xEF, 0xBB, 0xBF] { carry = [] }
  }

  /// The next records, about as many bytes as the block size; `nil` at the end.
  mutating func next() throws(FileError) -> RecordBlock? {
    var block = GrowingBytes(carry, capacity: max(blockSize, carry.count + 1))
    carry = []
    while true {
      if !isAtEnd { isAtEnd = try !block.fill(from: source) }
      if block.count == 0 { return nil }
      let end = isAtEnd ? block.count : unsafe lastRecordEnd(block.base, block.count)
      if end > 0 {
        carry = unsafe Array(UnsafeBufferPointer(start: block.base + end, count: block.count - end))
        return block.finished(end)
      }
      guard block.capacity < Self.recordLimit else {
        throw FileError(
          .tooLarge, source.path,
          "a record is longer than \(Self.recordLimit) bytes; is a quote not closed?")
      }
      block.grow()
    }
  }

  /// Where the last whole record ends, after its line break; 0 where none does.
  private func lastRecordEnd(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var start = 0
    var end = 0
    var isQuoted = false
    while start < count {
      let next = quote.flatMap { unsafe Self.first($0, bytes + start, count - start) }
      let stop = next.map { $0 + start } ?? count
      if !isQuoted {
        let length = unsafe Self.lineEnd(bytes + start, stop - start, isLast: stop == count)
        if length > 0 { end = start + length }
      }
      isQuoted.toggle()
      start = stop + 1
    }
    return end
  }

  private static func first(
    _ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int
  ) -> Int? {
    unsafe memchr(bytes, Int32(byte), count).map {
      unsafe UnsafeRawPointer($0) - UnsafeRawPointer(bytes)
    }
  }

  /// Where the last line ends, after its break; 0 where none does. A carriage return at the end may
  /// be half of a break and does not count.
  private static func lineEnd(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool
  ) -> Int {
    for index in stride(from: count - 1, through: 0, by: -1) {
      if unsafe bytes[index] == UInt8(ascii: "\n") { return index + 1 }
      if unsafe bytes[index] == UInt8(ascii: "\r"), !(isLast && index == count - 1) {
        return index + 1
      }
    }
    return 0
  }
}
