import Numerics

/// Inputs that many tests share.
enum Samples {
  /// Independent standard normal numbers.
  static func gaussian<Element: Scalar>(
    _ rows: Int, _ columns: Int, seed: UInt64 = 1, as type: Element.Type = Element.self
  ) -> Matrix<Element> {
    var generator = Seed(seed).generator()
    return Matrix(rows: rows, columns: columns) { _, _ in Element(generator.normal()) }
  }
}

/// The largest absolute difference of two matrices' elements.
func largestDifference<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Element {
  precondition(a.rows == b.rows && a.columns == b.columns)
  return zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
}

/// The difference of two numbers, relative to the second.
func relativeError(_ found: Double, _ wanted: Double) -> Double {
  found == wanted ? 0 : abs(found - wanted) / abs(wanted)
}
