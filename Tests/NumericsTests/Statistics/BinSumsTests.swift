import Numerics
import Testing

struct BinSumsTests {
  /// Bins of which the second begins where a guess by equal widths would not say, and that reach 0.25 further
  /// down and 0.5 further up.
  private let bins = BinSums.Bins(
    edges: [0, 0.1, 2, 3], heights: [1, 2, 4], below: 0.25, above: 0.5, outside: 8)

  @Test(arguments: [
    (-0.26, 8), (-0.25, 1), (0, 1), (0.05, 1), (0.1, 2), (0.11, 2), (2, 2), (2.01, 4), (3, 4),
    (3.5, 4), (3.51, 8), (3e38, 8), (-3e38, 8),
  ])
  func `a number has the height of the bin that ends at or after it`(
    number: Float, height: Double
  ) {
    // As a Float, 0.1 is a little more than the edge 0.1.
    #expect(BinSums([bins])(Matrix<Float>([[number]])) == [height])
  }

  /// 1 + 2⁻²⁴ lies halfway between two neighboring Floats.
  @Test func `an edge between two floats parts them`() {
    let sums = BinSums([
      BinSums.Bins(
        edges: [0, 1 + 0x1p-24, 2], heights: [1, 2], below: 0, above: 0, outside: 0)
    ])
    #expect(sums(Matrix<Float>([[1], [1 + 0x1p-23]])) == [1, 2])
  }

  @Test func `the heights of a row are added up`() {
    let rows = Matrix<Float>([[9, 0.05, 1], [9, 4, 2.5]]).columns(1..<3)
    #expect(BinSums([bins, bins])(rows) == [1 + 2, 8 + 4])
  }

  @Test func `every bin of very many equal ones is found`() {
    let edges = (0...5000).map { Double($0) / 5000 * 3e-3 + 1000 }
    let sums = BinSums([
      BinSums.Bins(
        edges: edges, heights: (0..<5000).map { Double($0) }, below: 0, above: 0, outside: -1)
    ])
    for step in 0...40 {
      let number = Float(1000) + Float(step) * 0x1p-14
      // As many edges lie below a number as its bin's, the first, and those between.
      let below = edges.filter { $0 < Double(number) }.count
      #expect(sums(Matrix<Float>([[number]])) == [Double(max(below - 1, 0))])
    }
  }
}
