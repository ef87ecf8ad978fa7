import Numerics
import Testing

struct ProductTests {
  /// The product by its definition, summed in `Double`.
  func naive<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Matrix<Element> {
    Matrix(rows: a.rows, columns: b.columns) { row, column in
      var sum = 0.0
      for inner in 0..<a.columns { sum += Double(a[row, inner]) * Double(b[inner, column]) }
      return Element(sum)
    }
  }

  func expectProducts<Element: Scalar>(
    _ a: Matrix<Element>, _ b: Matrix<Element>, within tolerance: Element
  ) {
    #expect(largestDifference(a.times(b), naive(a, b)) <= tolerance)
    #expect(largestDifference(a.timesTransposed(b.transposed), naive(a, b)) <= tolerance)
    #expect(largestDifference(a.transposed.transposedTimes(b), naive(a, b)) <= tolerance)
    #expect(largestDifference(a.gram(), naive(a.transposed, a)) <= tolerance)
  }

  @Test(arguments: [(1, 1, 1), (3, 4, 5), (17, 33, 9), (64, 128, 65)])
  func `products equal their definition`(m: Int, k: Int, n: Int) {
    let rounding = Double(k) * 16  // of numbers whose products stay below 16
    expectProducts(
      Samples.gaussian(m, k), Samples.gaussian(k, n, seed: 2, as: Float.self),
      within: Float(rounding) * .ulpOfOne)
    expectProducts(
      Samples.gaussian(m, k), Samples.gaussian(k, n, seed: 2, as: Double.self),
      within: rounding * .ulpOfOne)
  }

  @Test func `products of slices equal products of copies`() {
    let whole: Matrix<Double> = Samples.gaussian(20, 12)
    let a = whole.rows(3..<11).columns(2..<9)
    let b = whole.rows(5..<12).columns(1..<6)
    #expect(a.times(b) == a.compact().times(b.compact()))
    #expect(a.gram() == a.compact().gram())
  }

  @Test func `a product over no columns is zero, and one without rows is empty`() {
    let tall = Matrix<Float>(rows: 3, columns: 0)
    #expect(tall.times(Matrix(rows: 0, columns: 2)) == Matrix(rows: 3, columns: 2))
    #expect(Matrix<Float>(rows: 0, columns: 3).times(Matrix(rows: 3, columns: 2)).rows == 0)
    #expect(Matrix<Float>(rows: 0, columns: 2).gram() == Matrix(rows: 2, columns: 2))
    #expect(tall.times([Float]()) == [0, 0, 0])
  }

  @Test func `a matrix times a vector is the product with one column`() {
    let matrix = Matrix<Double>([[1, 2], [3, 4], [5, 6]])
    #expect(matrix.times([10, 1]) == [12, 34, 56])
    #expect(matrix.transposedTimes([1, 10, 100]) == [531, 642])
    #expect(matrix.rounded.times([10, 1]) == [12, 34, 56])
    #expect(matrix.rows(1..<3).columns(1..<2).times([2]) == [8, 12])
  }

  @Test func `accumulating adds to what stood before, scaled`() {
    let a = Matrix<Double>([[1, 2], [3, 4]])
    var sum = Matrix<Double>([[1, 1], [1, 1]])
    sum.accumulate(.transposed(a), .plain(a), scale: 2, keep: 10)
    #expect(sum == Matrix([[30, 38], [38, 50]]))
    sum.accumulateGram(of: a, scale: -2, keep: 1)
    #expect(sum == Matrix([[10, 10], [10, 10]]))
  }

  @Test func `accumulating with nothing kept overwrites even a NaN`() {
    var sum = Matrix<Float>([[.nan]])
    sum.accumulate(.plain(Matrix([[2]])), .plain(Matrix([[3]])))
    #expect(sum == Matrix([[6]]))
  }

  @Test func `products of columns with each other are exactly symmetric`() {
    let gram = Samples.gaussian(40, 7, as: Float.self).gram()
    #expect(gram == gram.transposed)
  }
}
