public import Machine
import Synchronization

/// A text in another encoding, as UTF-8.
public final class TranscodedSource: ByteSource {
  public let path: String
  private let source: any ByteSource
  private let state: Mutex<Transcoder>

  public init(_ source: any ByteSource, from encoding: TextEncoding) {
    path = source.path
    self.source = source
    state = Mutex(Transcoder(encoding))
  }

  public func read(atMost count: Int) throws(FileError) -> [UInt8] {
    let result: Result<[UInt8], FileError> = state.withLock { state in
      do throws(FileError) {
        while state.isHungry {
          let piece = try source.read(atMost: 1 << 16)
          guard try state.take(piece, path) else { break }
        }
        return .success(state.give(atMost: count))
      } catch { return .failure(error) }
    }
    return try result.get()
  }
}

/// Bytes of one encoding on their way to UTF-8.
private struct Transcoder {
  private let encoding: TextEncoding
  private var text: [UInt8] = []
  private var given = 0
  private var consumed = 0
  /// Bytes of UTF-16 that are no whole character yet.
  private var rest: [UInt8] = []
  private var isBigEndian: Bool?

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  var isHungry: Bool { given == text.count }

  mutating func give(atMost count: Int) -> [UInt8] {
    let end = min(given + count, text.count)
    defer { given = end }
    return Array(text[given..<end])
  }

  /// Takes the next bytes; answers `false` at the end.
  mutating func take(_ bytes: [UInt8], _ path: String) throws(FileError) -> Bool {
    (text, given) = ([], 0)
    switch encoding {
    case .utf8: text = bytes
    case .latin1: for byte in bytes { append(UInt32(byte)) }
    case .windows1252:
      for byte in bytes {
        append(
          0x80...0x9F ~= byte
            ? TextEncoding.windowsCharacters[Int(byte) - 0x80] : UInt32(byte))
      }
    case .utf16: try takeUnits(bytes, path)
    }
    consumed += bytes.count
    return !bytes.isEmpty
  }

  private mutating func takeUnits(_ bytes: [UInt8], _ path: String) throws(FileError) {
    let start = consumed - rest.count
    let bytes = rest + bytes
    let isLast = bytes.count == rest.count
    rest = []
    var index = 0
    while index < bytes.count {
      guard index + 1 < bytes.count else { break }
      let isBig = isBigEndian ?? (bytes.starts(with: [0xFE, 0xFF]) || bytes[0] == 0)
      isBigEndian = isBig
      func unit(_ index: Int) -> UInt32 {
        let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
        return isBig ? first << 8 | second : second << 8 | first
      }
      let first = unit(index)
      var character = first
      if 0xD800..<0xDC00 ~= first {
        guard index + 3 < bytes.count else { break }
        let second = unit(index + 2)
        guard 0xDC00..<0xE000 ~= second else { throw fault(start + index, path) }
        character = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
      } else if 0xDC00..<0xE000 ~= first {
        throw fault(start + index, path)
      }
      if start + index > 0 || first != 0xFEFF { append(character) }
      index += character > 0xFFFF ? 4 : 2
    }
    rest = Array(bytes[index...])
    if isLast, !rest.isEmpty { throw fault(start + index, path) }
  }

  private func fault(_ offset: Int, _ path: String) -> FileError {
    FileError(.malformed, path, "byte \(offset + 1) begins no character of UTF-16")
  }

  private mutating func append(_ character: UInt32) {
    switch character {
    case 0..<0x80: text.append(UInt8(character))
    case 0x80..<0x800:
      text.append(UInt8(0xC0 | character >> 6))
      text.append(UInt8(0x80 | character & 0x3F))
    case 0x800..<0x10000:
      text.append(UInt8(0xE0 | character >> 12))
      text.append(UInt8(0x80 | (character >> 6) & 0x3F))
      text.append(UInt8(0x80 | character & 0x3F))
    default:
      text.append(UInt8(0xF0 | character >> 18))
      text.append(UInt8(0x80 | (character >> 12) & 0x3F))
      text.append(UInt8(0x80 | (character >> 6) & 0x3F))
      text.append(UInt8(0x80 | character & 0x3F))
    }
  }
}
