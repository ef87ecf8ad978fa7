public import Machine
public import Vocabulary

/// NumPy's format for one array.
public enum NPY {
  /// The array in the file at `path`.
  public static func read(_ path: String) throws(FileError) -> Tensor {
    let file = try MappedFile(path)
    return try tensor(file.span, path: path)
  }

  /// The array in `bytes`, in row-major order whatever the order there.
  ///
  /// All numeric types of either byte order are read. Truths and unsigned bytes become bytes,
  /// integers of up to 32 bits `Int32` if it holds them, other integers `Int64`, half precision
  /// `Float`.
  public static func tensor(
    _ bytes: borrowing Span<UInt8>, path: String = "NPY"
  ) throws(FileError) -> Tensor {
    let header = try NPYHeader(bytes, path: path)
    let numbers = RawNumbers(
      bytes.extracting(header.start..<bytes.count), count: header.count, header.type)
    guard var values = numbers.values() else {
      throw FileError(.unsupported, path, "holds an integer that does not fit 64 bits with a sign")
    }
    if header.isFortranOrder, header.shape.count > 1 {
      values = values.gathering(RowMajor.order(ofColumnMajor: header.shape))
    }
    return Tensor(values, shape: header.shape)
  }

  /// The bytes of an NPY file of version 1 that holds `tensor`.
  public static func bytes(of tensor: Tensor) -> [UInt8] {
    var bytes = header(tensor.values.description, tensor.shape)
    tensor.values.appendBytes(to: &bytes)
    return bytes
  }

  /// What stands before the numbers in an NPY file of version 1; its length is a multiple of 64.
  private static func header(_ type: String, _ shape: [Int]) -> [UInt8] {
    let sizes = shape.map(String.init)
    let sizeList = sizes.count == 1 ? "(\(sizes[0]),)" : "(\(sizes.joined(separator: ", ")))"
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(sizeList), }"
    header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
    precondition(header.utf8.count < 1 << 16, "an array of so many dimensions is not written")
    var bytes: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    bytes.append(word: UInt16(header.utf8.count))
    return bytes + header.utf8
  }
}

extension NPY {
  /// An array of `Float` numbers in row-major order where it lies in a file.
  public struct MappedFloats: Sendable {
    public let file: MappedFile
    public let shape: [Int]
    /// Where in the file the numbers begin.
    public let start: Int
  }

  /// The array in the file at `path`, which holds `Float` numbers as `writeFloats` leaves them.
  public static func floats(mapping path: String) throws(FileError) -> MappedFloats {
    let file = try MappedFile(path)
    let header = try NPYHeader(file.span, path: path)
    guard header.type.kind == .float, header.type.size == 4, !header.type.isBigEndian,
      !header.isFortranOrder
    else {
      throw FileError(
        .notThat, path, "cannot be mapped: it does not hold Float numbers, row by row")
    }
    return MappedFloats(file: file, shape: header.shape, start: header.start)
  }

  /// Writes an array of `Float` numbers block by block, so that it is never in memory twice.
  ///
  /// - Parameter blocks: Hands on all numbers, in row-major order, to the function that it is given.
  public static func writeFloats(
    shape: [Int], to path: String, durably: Bool = true,
    _ blocks: ((borrowing Span<Float>) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let file = try OutputFile(path)
    try file.write(header("<f4", shape))
    var count = 0
    try blocks { block throws(FileError) in
      count += block.count
      try unsafe file.write(block.bytes)
    }
    precondition(count == shape.reduce(1, *), "\(count) numbers do not fill \(shape)")
    try file.commit(durably: durably)
  }
}
