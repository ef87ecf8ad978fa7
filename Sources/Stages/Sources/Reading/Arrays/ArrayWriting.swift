import Formats
import Machine
import Vocabulary

/// Writes columns of numbers as NumPy's arrays.
struct ArrayWriting {
  private let parts: WrittenParts
  private let path: String

  init(_ parts: WrittenParts, file path: String) {
    self.parts = parts
    self.path = path
  }

  /// One matrix of all columns, those beside the features last.
  func writeNPY() throws(DatasetError) {
    let bytes = NPY.bytes(of: try matrix(parts.columns))
    try telling { () throws(FileError) in try FileSystem.write(bytes, to: path) }
  }

  /// The features as `X`, and an array for each column beside them: labels, if all are known, and
  /// moments as whole numbers.
  func writeNPZ() throws(DatasetError) {
    var tensors = [(name: "X", tensor: try matrix(parts.features))]
    for column in parts.beside {
      let numbers = try numbers(column)
      let whole = numbers.compactMap { Int64(exactly: $0) }
      tensors.append(
        (
          name: column.name,
          tensor: whole.count == numbers.count ? Tensor(.int64(whole)) : Tensor(.double(numbers))
        ))
    }
    try telling { () throws(FileError) in
      try FileSystem.write(try NPZ.bytes(of: tensors), to: path)
    }
  }

  /// The columns side by side, row by row.
  private func matrix(_ columns: [Column]) throws(DatasetError) -> Tensor {
    let width = columns.count
    let rows = columns.first?.count ?? 0
    var values = [Double](repeating: 0, count: rows * width)
    for (index, column) in columns.enumerated() {
      let numbers = try numbers(column)
      for row in 0..<rows { values[row * width + index] = numbers[row] }
    }
    return Tensor(.double(values), shape: [rows, width])
  }

  private func numbers(_ column: Column) throws(DatasetError) -> [Double] {
    switch column.values {
    case .number(let numbers): numbers
    case .time(let moments): moments.map { $0.map(Double.init) ?? .nan }
    case .category, .text: throw .notInArray(column.name, file: path)
    }
  }
}
