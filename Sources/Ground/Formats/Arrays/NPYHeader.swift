import Machine

/// What an NPY file says of itself before its numbers.
struct NPYHeader {
  let type: NPYType
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the numbers begin.
  let start: Int
  /// How many numbers the shape asks for.
  let count: Int

  private static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// No header of plain numbers is longer.
  static let usualLimit = 1 << 16

  /// Reads the header and sees to it that the bytes after it are what it promises.
  ///
  /// - Parameter size: How many bytes the file has, where `bytes` are only its beginning.
  init(_ bytes: borrowing Span<UInt8>, path: String, size whole: Int? = nil) throws(FileError) {
    guard bytes.count >= 10, bytes.copy(0..<6) == Self.magic else {
      throw FileError(.malformed, path, "is no NPY file: it does not begin as one")
    }
    let version = bytes[6]
    let isShort = version == 1
    guard 1...3 ~= version else {
      throw FileError(.unsupported, path, "is an NPY file of version \(version); 1 to 3 are read")
    }
    let size =
      isShort
      ? bytes.word(8, as: UInt16.self).map(Int.init) : bytes.word(8, as: UInt32.self).map(Int.init)
    start = (isShort ? 10 : 12) + (size ?? .max / 2)
    guard let size, size <= 1 << 20, start <= bytes.count else {
      throw FileError(.malformed, path, "is an NPY file whose header is cut off")
    }
    let text = String(decoding: bytes.copy((start - size)..<start), as: UTF8.self)
    var literal = PythonLiteral(text)
    guard let entries = literal.entries(), case .text(let description)? = entries["descr"],
      case .bool(let isFortranOrder)? = entries["fortran_order"],
      case .integers(let shape)? = entries["shape"], entries.count == 3
    else { throw Self.unreadable(path, text) }
    guard let type = NPYType(description) else {
      let reason =
        description.contains("O") ? "Python objects, which are never read" : "no numbers"
      throw FileError(.unsupported, path, "holds values of type '\(description)': \(reason)")
    }
    self.type = type
    self.isFortranOrder = isFortranOrder
    self.shape = shape
    count = try Self.count(shape, type, present: (whole ?? bytes.count) - start, path)
  }

  private static func unreadable(_ path: String, _ text: String) -> FileError {
    let isStructured = text.contains("[(")
    return isStructured
      ? FileError(.unsupported, path, "holds records of several fields; only numbers are read")
      : FileError(.malformed, path, "has an NPY header that cannot be read: \(text.prefix(80))")
  }

  /// The product of the sizes, which must be as many numbers as there are.
  private static func count(
    _ shape: [Int], _ type: NPYType, present: Int, _ path: String
  ) throws(FileError) -> Int {
    // Zeros last: the sizes beside them must be possible too.
    var count = 1
    var isTooLarge = false
    for size in shape where size != 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      isTooLarge = isTooLarge || overflow
      count = overflow ? 1 : product
    }
    if shape.contains(0) { count = 0 }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: type.size)
    guard !isTooLarge, !overflow, bytes == present else {
      throw FileError(
        .malformed, path,
        "says that it has the shape \(shape) of \(type.size)-byte numbers, but \(present) bytes follow"
      )
    }
    return count
  }
}
