import Features
import Numerics
import Testing
import Vocabulary

struct ScalingTests {
  /// Training rows 1, 3, 5 of one column beside one that does not vary; row 4 is never learned from.
  private let table = Table(
    rows: 4,
    columns: [
      Column("a", numbers: [1, 3, 5, 101]), Column("b", numbers: [7, 7, 7, 9]),
    ])

  private func features(_ scaling: Scaling) throws -> Matrix<Float> {
    let fitted = try FeatureSettings(scaling: scaling).fit(table, training: [0, 1, 2])
    return try fitted.rows(of: table)
  }

  @Test func `standard scaling takes mean and population deviation of the training rows`() throws {
    // mean 3, deviation √(8/3)
    let deviation = (8.0 / 3).squareRoot()
    #expect(
      try features(.standard).elements
        == [-2 / deviation, 0, 2 / deviation, 98 / deviation].map(Float.init))
  }

  @Test func `min–max scaling maps the training range to 0…1 and goes beyond it elsewhere`() throws
  {
    #expect(try features(.minMax).elements == [0, 0.5, 1, 25])
  }

  @Test func `robust scaling takes the median and the distance of the quartiles`() throws {
    // quartiles of 1, 3, 5 at positions 0.5 and 1.5: 2 and 4
    #expect(try features(.robust).elements == [-1, 0, 1, 49])
  }

  @Test func `robust scaling takes quartiles between rows, however far the ends are`() throws {
    // Of 0, 1, 2, 10 the median is 1.5, and the quartiles at positions 0.75 and 2.25 are 0.75 and 4.
    let skewed = Table(rows: 4, columns: [Column("a", numbers: [10, 1, 0, 2])])
    let fitted = try FeatureSettings(scaling: .robust).fit(skewed, training: [0, 1, 2, 3])
    #expect(fitted.scales.map { [$0.shift, $0.scale] } == [[1.5, 3.25]])
  }

  @Test func `a scale of nothing or without end is taken as 1`() throws {
    // The quartiles of 3, 3, 3, 3, 9 are the same, and the range of ±1.5e308 is beyond what a number holds.
    let same = Table(rows: 5, columns: [Column("a", numbers: [3, 3, 3, 3, 9])])
    let wide = Table(rows: 2, columns: [Column("a", numbers: [-1.5e308, 1.5e308])])
    #expect(
      try FeatureSettings(scaling: .robust).fit(same, training: [0, 1, 2, 3, 4]).scales.map {
        [$0.shift, $0.scale]
      } == [[3, 1]])
    #expect(
      try FeatureSettings(scaling: .minMax).fit(wide, training: [0, 1]).scales.map {
        [$0.shift, $0.scale]
      } == [[-1.5e308, 1]])
  }

  @Test func `a column that is constant in the training rows is left out and named`() throws {
    let fitted = try FeatureSettings(scaling: .none).fit(table, training: [0, 1, 2])
    #expect(fitted.names == ["a"])
    #expect(
      fitted.dropped == [DroppedColumn(name: "b", reason: "is constant in the training rows")])
  }

  @Test func `a value too large for a float is refused with its row`() throws {
    let fitted = try FeatureSettings(scaling: .none).fit(table, training: [0, 1, 2])
    let wide = Table(rows: 1, columns: [Column("a", numbers: [1e300])])
    #expect(throws: FeatureError.notFinite(column: "a", row: 0)) { try fitted.rows(of: wide) }
  }
}
