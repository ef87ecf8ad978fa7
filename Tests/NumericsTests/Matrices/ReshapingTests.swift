import Numerics
import Testing

struct ReshapingTests {
  @Test func `memory that nobody else has takes another shape`() {
    var sevens = Matrix<Float>(rows: 4, columns: 5) { _, _ in 7 }
    sevens.reshape(rows: 2, columns: 3)
    #expect(sevens == Matrix(rows: 2, columns: 3) { _, _ in 7 })
  }

  @Test func `memory that is shared stays as it is, and what is not enough is made anew`() {
    var sevens = Matrix<Float>(rows: 1, columns: 2) { _, _ in 7 }
    let kept = sevens
    sevens.reshape(rows: 2, columns: 1)
    sevens[0, 0] = 1
    #expect(kept == Matrix([[7, 7]]))
    sevens.reshape(rows: 3, columns: 3)
    sevens[2, 2] = 5
    #expect(sevens.rows == 3 && sevens[2, 2] == 5)
  }

  @Test func `rows are gathered in place, and a row is set`() {
    let other = Matrix<Float>([[0, 1], [2, 3], [4, 5]])
    var rows = Matrix<Float>(rows: 2, columns: 2)
    let shared = rows
    rows.gather([9, 2, 0][1...], of: other)
    #expect(rows == Matrix([[4, 5], [0, 1]]))
    rows.setRow(1, to: other.row(1))
    #expect(rows == Matrix([[4, 5], [2, 3]]))
    #expect(shared == Matrix(rows: 2, columns: 2))
  }
}
