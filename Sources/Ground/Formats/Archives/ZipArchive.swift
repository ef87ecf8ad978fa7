public import Machine

/// The files in a ZIP archive, read from its central directory.
///
/// Stored and deflated members are read, ZIP64 included; what is cut off, damaged, encrypted, or
/// larger than it can be is refused.
public final class ZipArchive: Sendable {
  public let path: String
  private let file: MappedFile
  private let members: [String: Member]

  struct Member: Sendable {
    let method: UInt16
    let checkSum: UInt32
    let packedSize: Int
    let size: Int
    let headerOffset: Int
  }

  public init(_ path: String) throws(FileError) {
    self.path = path
    let file = try MappedFile(path)
    members = try ZipDirectory(path).members(file.span)
    self.file = file
  }

  /// The names of its files, in the order of their bytes.
  public var names: [String] {
    members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// How many bytes a file says to have; `nil` if there is no such file.
  public func size(of name: String) -> Int? { members[name]?.size }

  /// The most that a file may have if no other limit is named: a quarter of the memory that is free, since
  /// what is unpacked is copied into numbers and columns on its way.
  public static var usualLimit: Int { min(1 << 34, (Memory.availableBytes ?? 1 << 34) / 4) }

  /// The bytes of the file called `name`, refused where they are more than `limit`.
  public func read(_ name: String, limit: Int = ZipArchive.usualLimit) throws(FileError) -> [UInt8]
  {
    guard let member = members[name] else {
      throw FileError(
        .missing, path, "has no '\(name)'; there are \(names.prefix(20).joined(separator: ", "))")
    }
    let place = "\(path)/\(name)"
    guard member.size <= limit else {
      throw FileError(
        .tooLarge, place, "has \(member.size) bytes, more than the limit of \(limit)")
    }
    let bytes = try unpacked(member, place, atMost: nil)
    guard bytes.count == member.size, Deflater.checkSum(bytes.span) == member.checkSum else {
      throw FileError(.malformed, place, "is damaged: its check sum or size differs")
    }
    return bytes
  }

  /// The first bytes of the file called `name`, at most `count` of them, unpacked no further than that.
  func head(of name: String, count: Int) throws(FileError) -> [UInt8] {
    guard let member = members[name] else { throw FileError(.missing, path, "has no '\(name)'") }
    return try unpacked(member, "\(path)/\(name)", atMost: count)
  }

  /// The bytes of a member, or the first of them.
  private func unpacked(
    _ member: Member, _ place: String, atMost count: Int?
  ) throws(FileError) -> [UInt8] {
    let file = file
    let bytes = file.span
    let cut = FileError(.malformed, place, "is damaged: it does not lie within the archive")
    guard bytes.word(member.headerOffset, as: UInt32.self) == 0x0403_4B50,
      bytes.word(member.headerOffset + 8, as: UInt16.self) == member.method,
      let nameSize = bytes.word(member.headerOffset + 26, as: UInt16.self),
      let extraSize = bytes.word(member.headerOffset + 28, as: UInt16.self)
    else { throw cut }
    let start = member.headerOffset + 30 + Int(nameSize) + Int(extraSize)
    guard start <= bytes.count, member.packedSize <= bytes.count - start else { throw cut }
    let packed = start..<(start + member.packedSize)
    switch member.method {
    case 0:
      guard member.size == member.packedSize else { throw cut }
      return bytes.copy(packed.prefix(count ?? packed.count))
    case 8:
      guard member.size / Inflater.greatestRatio <= member.packedSize + 1 else {
        throw FileError(
          .malformed, place,
          "says to hold \(member.size) bytes, which \(member.packedSize) packed bytes cannot be")
      }
      guard let count, count < member.size else {
        return try Inflater.unpacked(
          bytes.extracting(packed), .raw, limit: member.size, path: place)
      }
      return try Inflater.beginning(bytes.extracting(packed), .raw, count: count, path: place)
    default:
      throw FileError(
        .unsupported, place,
        "is packed by method \(member.method); stored and deflated files are read")
    }
  }
}
