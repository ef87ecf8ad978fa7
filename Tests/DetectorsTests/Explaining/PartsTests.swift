import Detectors
import Numerics
import Testing
import Vocabulary

/// Parts that are worked out by hand.
struct PartsTests {
  @Test func `a quadratic form is divided by its products`() throws {
    // Whatever the spread, each part is a number times its place in the inverse of the spread times the row.
    var generator = Seed(3).generator()
    let rows = Matrix<Float>(rows: 200, columns: 3) { _, column in
      Float(generator.normal() * Double(column + 1))
    }
    let model = try Mahalanobis().fit(rows, seed: Seed(1))
    let row: [Float] = [1, -2, 3]
    let found = try #require(model.explanation(of: row))
    #expect(found.space == .squaredDistance && found.absence == .center && found.baseline == 0)
    func square(_ row: [Double]) throws -> Double {
      try model.scores(of: Matrix([row.map(Float.init)]))[0]
    }
    // The Shapley value of a column, where those that are left out lie at the center, over all orders of three.
    let center = model.center
    func value(_ set: [Int]) throws -> Double {
      try square((0..<3).map { set.contains($0) ? Double(row[$0]) : center[$0] })
    }
    let alone = try value([0]) - value([])
    let last = try value([0, 1, 2]) - value([1, 2])
    let between = try value([0, 1]) - value([1]) + value([0, 2]) - value([2])
    let wanted = (2 * alone + 2 * last + between) / 6
    #expect((found.parts[0] - wanted).magnitude < 1e-5 * wanted.magnitude)
  }

  @Test func `a distance is divided by its squared differences`() throws {
    let rows = Matrix<Float>([[0, 0, 0], [10, 10, 10], [11, 10, 10]])
    let model = try NeighborDistance(neighbors: 1).fit(rows, seed: Seed(1))
    let found = try #require(model.explanation(of: [1, 2, 2]))
    #expect(found.space == .neighbor)
    #expect(found.parts == [1, 4, 4] && found.value == 9)
    let mean = try NeighborDistance(neighbors: 2, summary: .mean).fit(rows, seed: Seed(1))
    #expect(mean.explanation(of: [1, 2, 2]) == nil)
    let walked = try NeighborDistance(neighbors: 1, metric: .manhattan).fit(rows, seed: Seed(1))
    #expect(walked.explanation(of: [1, 2, 2]) == nil)
  }

  @Test func `parts of numbers that one column became are put together`() {
    let whole = Explanation(.columns, absence: .none, value: 10, baseline: 1, parts: [1, 2, 3, 3])
    #expect(
      whole.grouped([[0, 2], [3], [1]])
        == Explanation(.columns, absence: .none, value: 10, baseline: 1, parts: [4, 3, 2]))
  }
}

struct ShapleyValuesTests {
  /// Scores 2a + bc of rows (a, b, c).
  private struct Product: AnomalyModel {
    let columns = 3
    func scores(of rows: Matrix<Float>) -> Scores {
      Scores((0..<rows.rows).map { Double(2 * rows[$0, 0] + rows[$0, 1] * rows[$0, 2]) })
    }
    var weights: Weights { Weights() }
    init() {}
    init(weights: Weights) {}
  }

  private func values(_ groups: [[Int]]) -> ShapleyValues {
    ShapleyValues(
      of: [3, 4, 5], by: Product(), against: Matrix([[0, 0, 0], [1, 2, 1]]), groups: groups)
  }

  @Test func `factors share their product, and others stand for themselves`() throws {
    let found = try values([[0], [1], [2]]).exact()
    // Beside (0, 0, 0): 6, 10, 10; beside (1, 2, 1): 4, and of 20 − 2 what joins first and second: (2 + 10) / 2, (8 + 16) / 2.
    #expect(found.value == 26 && found.baseline == 2)
    #expect(zip(found.parts, [5.0, 8, 11]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    #expect(found.errors == nil && found.space == .score && found.absence == .background)
    #expect(try values([[0], [1], [2]]).explanation(seed: Seed(1)) == found)
  }

  @Test func `numbers of a group join together`() throws {
    let found = try values([[1, 2], [0]]).exact()
    #expect(zip(found.parts, [19.0, 5]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    #expect(try values([[0, 1, 2]]).exact().parts == [24])
  }

  @Test func `drawn orders come near, add up, and know how near`() throws {
    let groups = [[0], [1], [2]]
    let exact = try values(groups).exact()
    let found = try values(groups).sampled(seed: Seed(4))
    #expect((found.parts.reduce(found.baseline, +) - 26).magnitude < 1e-9)
    // An order and its reverse together are exact where no more than two numbers meet.
    #expect(zip(found.parts, exact.parts).allSatisfy { ($0 - $1).magnitude < 1e-9 })
    #expect(found.errors?.allSatisfy { $0 < 1e-9 } == true)
    #expect(try values(groups).sampled(seed: Seed(4)) == found)
  }

  @Test func `of many columns parts are drawn, and 95 of 100 intervals hold the exact ones`() throws
  {
    var generator = Seed(9).generator()
    let rows = Matrix<Float>(rows: 60, columns: 8) { _, _ in Float(generator.normal()) }
    let model = try LocalOutlierFactor(neighbors: 10).fit(rows, seed: Seed(1))
    var (held, asked) = (0, 0)
    for place in 0..<12 {
      let row = (0..<8).map { rows[place, $0] + Float(place % 3) }
      let shapley = ShapleyValues(
        of: row, by: model, against: rows.gathering(rows: [50, 51, 52]),
        groups: (0..<8).map { [$0] })
      let exact = try shapley.exact()
      let found = try shapley.sampled(seed: Seed(UInt64(place)))
      let errors = try #require(found.errors)
      #expect((found.parts.reduce(found.baseline, +) - found.value).magnitude < 1e-9)
      #expect(found.value == exact.value)
      for column in 0..<8 {
        asked += 1
        held +=
          (found.parts[column] - exact.parts[column]).magnitude <= 2.1 * errors[column] + 1e-9
          ? 1 : 0
      }
    }
    #expect(Double(held) / Double(asked) > 0.85)
  }
}
