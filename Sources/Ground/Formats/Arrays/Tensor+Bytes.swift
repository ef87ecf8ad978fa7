import Vocabulary

extension Tensor.Values {
  /// NumPy's name of the type, little-endian.
  var description: String {
    switch self {
    case .float: "<f4"
    case .double: "<f8"
    case .int32: "<i4"
    case .int64: "<i8"
    case .byte: "|u1"
    }
  }

  /// Adds the numbers in little-endian bytes.
  func appendBytes(to bytes: inout [UInt8]) {
    switch self {
    case .float(let values): Self.append(values.map { $0.bitPattern.littleEndian }, to: &bytes)
    case .double(let values): Self.append(values.map { $0.bitPattern.littleEndian }, to: &bytes)
    case .int32(let values): Self.append(values.map(\.littleEndian), to: &bytes)
    case .int64(let values): Self.append(values.map(\.littleEndian), to: &bytes)
    case .byte(let values): bytes += values
    }
  }

  private static func append<Word: FixedWidthInteger>(_ words: [Word], to bytes: inout [UInt8]) {
    unsafe words.withUnsafeBytes { words in unsafe bytes.append(contentsOf: words) }
  }

  /// The values at `indices`, in that order.
  func gathering(_ indices: [Int]) -> Tensor.Values {
    switch self {
    case .float(let values): .float(indices.map { values[$0] })
    case .double(let values): .double(indices.map { values[$0] })
    case .int32(let values): .int32(indices.map { values[$0] })
    case .int64(let values): .int64(indices.map { values[$0] })
    case .byte(let values): .byte(indices.map { values[$0] })
    }
  }
}
