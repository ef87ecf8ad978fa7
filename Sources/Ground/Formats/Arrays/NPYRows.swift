public import Machine
public import Vocabulary

/// An array in a file, of which a few rows are read at a time.
public final class NPYRows {
  public let rows: Int
  /// How many numbers a row has.
  public let width: Int
  private let file: InputFile
  private let type: NPYType
  private var left: Int

  /// - Parameter title: What reading it is called before those who look on.
  public init(_ path: String, title: String? = nil) throws(FileError) {
    file = try InputFile(path, title: title)
    let header = try Self.header(of: file, path)
    guard Self.canRead(header) else {
      throw FileError(.notThat, path, "does not hold rows of numbers, one after another")
    }
    rows = header.shape[0]
    width = header.shape.count == 2 ? header.shape[1] : 1
    type = header.type
    left = rows
  }

  /// Whether the file holds rows of numbers that follow each other.
  public static func canRead(_ path: String) throws(FileError) -> Bool {
    canRead(try header(of: InputFile(path), path))
  }

  private static func canRead(_ header: NPYHeader) -> Bool {
    header.shape.count == 1
      || header.shape.count == 2 && !header.isFortranOrder && header.shape[1] > 0
  }

  /// The header, behind which the file is left.
  private static func header(of file: InputFile, _ path: String) throws(FileError) -> NPYHeader {
    var head = try bytes(of: file, 12)
    guard head.count == 12 else { return try NPYHeader(head.span, path: path) }
    let length = Int(head[8]) | Int(head[9]) << 8
    let long = length | Int(head[10]) << 16 | Int(head[11]) << 24
    let start = head[6] == 1 ? 10 + length : 12 + long
    guard start <= 1 << 20 else { return try NPYHeader(head.span, path: path) }
    head += try bytes(of: file, max(0, start - 12))
    return try NPYHeader(head.span, path: path, size: try file.size())
  }

  private static func bytes(of file: InputFile, _ count: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let piece = try file.read(atMost: count - bytes.count)
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  /// The next rows, at most so many; `nil` at the end.
  public func next(_ most: Int) throws(FileError) -> Tensor? {
    guard left > 0 else { return nil }
    let count = min(left, most)
    let bytes = try Self.bytes(of: file, count * width * type.size)
    guard bytes.count == count * width * type.size else {
      throw FileError(.malformed, file.path, "ends before its last row")
    }
    left -= count
    guard let values = RawNumbers(bytes.span, count: count * width, type).values() else {
      throw FileError(
        .unsupported, file.path, "holds an integer that does not fit 64 bits with a sign")
    }
    return Tensor(values, shape: [count, width])
  }
}
