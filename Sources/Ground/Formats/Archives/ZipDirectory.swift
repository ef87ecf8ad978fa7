import Machine

/// Reads the list of files at the end of a ZIP archive (APPNOTE 6.3.10, 4.3).
struct ZipDirectory {
  private static let memberLimit = 1_000_000
  private let path: String

  init(_ path: String) { self.path = path }

  func members(_ bytes: borrowing Span<UInt8>) throws(FileError) -> [String: ZipArchive.Member] {
    let (offset, size, count) = try directory(bytes)
    guard offset >= 0, size >= 0, offset <= bytes.count, size <= bytes.count - offset,
      count <= Self.memberLimit, count * 46 <= size
    else { throw damaged("its list of files does not lie within it") }
    var members: [String: ZipArchive.Member] = [:]
    var position = offset
    for _ in 0..<count {
      let (name, member) = try member(bytes, &position, end: offset + size)
      guard members.updateValue(member, forKey: name) == nil else {
        throw damaged("it has '\(name)' twice")
      }
    }
    return members
  }

  private func damaged(_ reason: String) -> FileError {
    FileError(.malformed, path, "is a damaged ZIP archive: \(reason)")
  }

  /// Where the list of files begins, how long it is, and how many files it has.
  private func directory(
    _ bytes: borrowing Span<UInt8>
  ) throws(FileError) -> (offset: Int, size: Int, count: Int) {
    guard let end = endRecord(bytes) else {
      throw FileError(.malformed, path, "is no ZIP archive, or one that was cut off")
    }
    let count = bytes.word(end + 10, as: UInt16.self) ?? 0
    let size = bytes.word(end + 12, as: UInt32.self) ?? 0
    let offset = bytes.word(end + 16, as: UInt32.self) ?? 0
    guard count == .max || size == .max || offset == .max,
      bytes.word(end - 20, as: UInt32.self) == 0x0706_4B50,
      let large = bytes.word(end - 12, as: UInt64.self).flatMap(Int.init(exactly:)),
      large <= bytes.count, bytes.word(large, as: UInt32.self) == 0x0606_4B50
    else { return (Int(offset), Int(size), Int(count)) }
    guard let count = bytes.word(large + 32, as: UInt64.self).flatMap(Int.init(exactly:)),
      let size = bytes.word(large + 40, as: UInt64.self).flatMap(Int.init(exactly:)),
      let offset = bytes.word(large + 48, as: UInt64.self).flatMap(Int.init(exactly:))
    else { throw damaged("its list of files is cut off") }
    return (offset, size, count)
  }

  /// Where the last record of the archive begins; a comment of up to 65,535 bytes may follow it.
  private func endRecord(_ bytes: borrowing Span<UInt8>) -> Int? {
    var position = bytes.count - 22
    let first = max(0, position - 65_535)
    while position >= first {
      if bytes[position] == 0x50, bytes.word(position, as: UInt32.self) == 0x0605_4B50,
        let comment = bytes.word(position + 20, as: UInt16.self),
        position + 22 + Int(comment) == bytes.count
      {
        return position
      }
      position -= 1
    }
    return nil
  }

  private func member(
    _ bytes: borrowing Span<UInt8>, _ position: inout Int, end: Int
  ) throws(FileError) -> (String, ZipArchive.Member) {
    guard position + 46 <= end, bytes.word(position, as: UInt32.self) == 0x0201_4B50,
      let flags = bytes.word(position + 8, as: UInt16.self),
      let method = bytes.word(position + 10, as: UInt16.self),
      let checkSum = bytes.word(position + 16, as: UInt32.self),
      let packedSize = bytes.word(position + 20, as: UInt32.self),
      let size = bytes.word(position + 24, as: UInt32.self),
      let nameSize = bytes.word(position + 28, as: UInt16.self),
      let extraSize = bytes.word(position + 30, as: UInt16.self),
      let commentSize = bytes.word(position + 32, as: UInt16.self),
      let offset = bytes.word(position + 42, as: UInt32.self)
    else { throw damaged("its list of files is cut off") }
    let nameStart = position + 46
    let extraStart = nameStart + Int(nameSize)
    position = extraStart + Int(extraSize) + Int(commentSize)
    guard position <= end else { throw damaged("its list of files is cut off") }
    let name = String(decoding: bytes.copy(nameStart..<extraStart), as: UTF8.self)
    guard flags & 1 == 0 else {
      throw FileError(.unsupported, path, "'\(name)' in it is encrypted, which is not read")
    }
    var sizes = LargeSizes(bytes, extraStart..<(extraStart + Int(extraSize)))
    guard let size = sizes.value(size), let packedSize = sizes.value(packedSize),
      let offset = sizes.value(offset)
    else { throw damaged("the sizes of '\(name)' are missing") }
    return (
      name,
      ZipArchive.Member(
        method: method, checkSum: checkSum, packedSize: packedSize, size: size,
        headerOffset: offset)
    )
  }

  /// Sizes of 64 bits, which stand apart and only for those that do not fit 32.
  private struct LargeSizes {
    private var words: [UInt64] = []

    init(_ bytes: borrowing Span<UInt8>, _ extra: Range<Int>) {
      var position = extra.lowerBound
      while position + 4 <= extra.upperBound,
        let id = bytes.word(position, as: UInt16.self),
        let size = bytes.word(position + 2, as: UInt16.self)
      {
        let end = min(position + 4 + Int(size), extra.upperBound)
        if id == 1 {
          for offset in stride(from: position + 4, through: end - 8, by: 8) {
            bytes.word(offset, as: UInt64.self).map { words.append($0) }
          }
        }
        position = end
      }
    }

    /// `small`, or the next large size where that says so.
    mutating func value(_ small: UInt32) -> Int? {
      guard small == .max else { return Int(small) }
      return words.isEmpty ? nil : Int(exactly: words.removeFirst())
    }
  }
}
