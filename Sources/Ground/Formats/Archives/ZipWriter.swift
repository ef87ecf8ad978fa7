public import Machine

/// Makes a ZIP archive in memory; equal files give equal bytes, since none has a time.
public struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  public init() {}

  /// Adds a file, deflated if asked for and smaller so.
  ///
  /// - Precondition: No file of that name was added before.
  public mutating func add(
    _ name: String, _ content: [UInt8], isPacked: Bool = false
  ) throws(FileError) {
    precondition(names.insert(name).inserted, "'\(name)' is in the archive already")
    // Numbers of rows pack at the first level as well as at the sixth, in an eighth of the time.
    let packed = isPacked ? Deflater.packed(content, .raw, level: 1) : content
    let isSmaller = packed.count < content.count
    let data = isSmaller ? packed : content
    guard max(content.count, bytes.count) < 0xFFFF_FFFF, names.count < 0xFFFF else {
      throw FileError(.tooLarge, name, "an archive of 4 GiB or 65,535 files is not written")
    }
    var fields: [UInt8] = []
    for half in [20, 0x800, isSmaller ? 8 : 0, 0, 0x21] as [UInt16] { fields.append(word: half) }
    for word in [Deflater.checkSum(content.span), UInt32(data.count), UInt32(content.count)] {
      fields.append(word: word)
    }
    fields.append(word: UInt16(name.utf8.count))
    fields.append(word: UInt16(0))
    directory.append(word: UInt32(0x0201_4B50))
    directory.append(word: UInt16(20))
    directory += fields
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(word: UInt32(bytes.count))
    directory += name.utf8
    bytes.append(word: UInt32(0x0403_4B50))
    bytes += fields
    bytes += name.utf8
    bytes += data
  }

  /// The archive with all files that were added.
  public func finished() -> [UInt8] {
    var archive = bytes + directory
    archive.append(word: UInt32(0x0605_4B50))
    archive.append(word: UInt32(0))
    archive.append(word: UInt16(names.count))
    archive.append(word: UInt16(names.count))
    archive.append(word: UInt32(directory.count))
    archive.append(word: UInt32(bytes.count))
    archive.append(word: UInt16(0))
    return archive
  }
}
