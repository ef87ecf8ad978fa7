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
    let sizes = tensor.shape.map(String.init)
    let shape = sizes.count == 1 ? "(\(sizes[0]),)" : "(\(sizes.joined(separator: ", ")))"
    var header =
      "{'descr': '\(tensor.values.description)', 'fortran_order': False, 'shape': \(shape), }"
    header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
    precondition(header.utf8.count < 1 << 16, "an array of so many dimensions is not written")
    var bytes: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    bytes.append(word: UInt16(header.utf8.count))
    bytes += header.utf8
    tensor.values.appendBytes(to: &bytes)
    return bytes
  }
}
