import Machine
import Vocabulary

extension SafeTensors {
  /// What the header says of a tensor.
  struct Entry {
    let name: String
    let type: NPYType
    let shape: [Int]
    let begin: Int
    let end: Int

    private static let types = [
      "F64": "<f8", "F32": "<f4", "I64": "<i8", "I32": "<i4", "U8": "|u1",
    ]

    init(_ name: String, _ value: JSONReader) throws(FileError) {
      self.name = name
      try value.check(keys: ["dtype", "shape", "data_offsets"])
      let dtype = try value["dtype"]
      guard let type = try Self.types[dtype.text()].flatMap(NPYType.init) else {
        throw dtype.error("'\(try dtype.text())' is not read; F64, F32, I64, I32 and U8 are")
      }
      self.type = type
      shape = try value["shape"].ints()
      let offsets = try value["data_offsets"].ints()
      guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1] else {
        throw try value["data_offsets"].error("wanted where it begins and where it ends")
      }
      (begin, end) = (offsets[0], offsets[1])
      guard let size = Self.size(shape, type), size == end - begin else {
        throw value.error("its shape \(shape) does not fit \(end - begin) bytes")
      }
    }

    /// How many bytes such a tensor takes; `nil` where that cannot be.
    private static func size(_ shape: [Int], _ type: NPYType) -> Int? {
      var size: Int? = type.size
      for length in shape {
        guard let before = size, length >= 0 else { return nil }
        let (product, overflow) = before.multipliedReportingOverflow(by: length)
        size = overflow ? nil : product
      }
      return size
    }

    /// The tensor out of the data, which must hold it.
    func tensor(_ data: borrowing Span<UInt8>) -> Tensor {
      let count = (end - begin) / type.size
      let numbers = RawNumbers(data.extracting(begin..<end), count: count, type)
      guard let values = numbers.values() else { preconditionFailure("\(type) always fits") }
      return Tensor(values, shape: shape)
    }
  }
}

extension Tensor.Values {
  /// Bytes a number.
  var size: Int {
    switch self {
    case .double, .int64: 8
    case .float, .int32: 4
    case .byte: 1
    }
  }

  /// The type as safetensors calls it.
  var safeName: String {
    switch self {
    case .float: "F32"
    case .double: "F64"
    case .int32: "I32"
    case .int64: "I64"
    case .byte: "U8"
    }
  }
}
