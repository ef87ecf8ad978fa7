import Numerics
import Testing

struct MatrixTests {
  let matrix = Matrix<Float>([[1, 2, 3], [4, 5, 6]])

  @Test func `elements lie row after row`() {
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix[1, 0] == 4)
    #expect(matrix.shape == "2 × 3")
  }

  @Test func `a slice of rows and columns shares the place of its elements`() {
    let corner = matrix.rows(1..<2).columns(1..<3)
    #expect(corner == Matrix([[5, 6]]))
    #expect(corner.row(0)[1] == 6)
  }

  @Test func `changing a copy leaves the original as it was`() {
    var copy = matrix
    copy[0, 0] = 9
    #expect(matrix[0, 0] == 1)
    #expect(copy.elements == [9, 2, 3, 4, 5, 6])
  }

  @Test func `changing a slice leaves the whole as it was`() {
    var slice = matrix.columns(1..<3)
    var row = slice.mutableRow(1)
    row[0] = 7
    #expect(slice == Matrix([[2, 3], [7, 6]]))
    #expect(matrix[1, 1] == 5)
  }

  @Test func `every new matrix starts on a cache line`() {
    for count in [0, 1, 3, 17, 1000] {
      let matrix = Matrix<Double>(rows: 1, columns: count)
      let address = unsafe matrix.row(0).withUnsafeBufferPointer {
        UInt(bitPattern: $0.baseAddress)
      }
      #expect(address % 64 == 0)
    }
  }

  @Test func `rows are gathered in the order asked for, one of them twice`() {
    #expect(matrix.gathering(rows: [1, 0, 1]) == Matrix([[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
    #expect(matrix.gathering(columns: [2, 0]) == Matrix([[3, 1], [6, 4]]))
    #expect(matrix.column(1) == [2, 5])
  }

  @Test func `turning a matrix twice gives it back`() {
    #expect(matrix.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.transposed.transposed == matrix)
  }

  @Test func `floats widen to doubles and back without loss`() {
    let tenth = Matrix<Float>([[0.1]])
    #expect(tenth.widened[0, 0] == Double(Float(0.1)))
    #expect(tenth.widened.rounded == tenth)
    #expect(Matrix<Double>([[0.1]]).rounded == tenth)
  }

  @Test func `a matrix that holds a NaN equals nothing, not even itself`() {
    let holed = Matrix<Double>([[.nan]])
    #expect(holed != holed)
  }

  @Test func `a matrix may have no rows or no columns`() {
    let empty = Matrix<Float>(rows: 0, columns: 4)
    #expect(empty.elements.isEmpty)
    #expect(empty.transposed.shape == "4 × 0")
    #expect(Matrix<Float>([]).shape == "0 × 0")
    #expect(empty.gathering(rows: []) == empty)
  }

  @Test func `an index outside the matrix stops the process`() async {
    await #expect(processExitsWith: .failure) {
      let matrix = Matrix<Float>([[1, 2]])
      _ = matrix[0, 2]
    }
    await #expect(processExitsWith: .failure) {
      let matrix = Matrix<Float>([[1, 2]])
      _ = matrix.rows(0..<2)
    }
  }
}
