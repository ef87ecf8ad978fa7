import Formats
public import Machine
public import Numerics

extension MappedFile: SharedBytes {}

extension Matrix<Float> {
  /// Writes the matrix as an NPY file, row by row.
  func write(npy path: String) throws(FileError) {
    try NPY.writeFloats(shape: [rows, columns], to: path, durably: false) {
      write throws(FileError) in
      for row in 0..<rows { try write(self.row(row)) }
    }
  }

  /// The matrix in an NPY file, which stays there: processes that read the same file share its memory.
  init(mappingNPY path: String) throws(FileError) {
    let array = try NPY.floats(mapping: path)
    guard array.shape.count == 2,
      let matrix = Matrix(
        rows: array.shape[0], columns: array.shape[1], sharing: array.file, from: array.start)
    else { throw FileError(.notThat, path, "is no matrix: its shape is \(array.shape)") }
    self = matrix
  }
}
