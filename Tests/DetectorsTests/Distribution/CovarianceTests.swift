import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct CovarianceTests {
  /// (±2, 0) and (0, ±1): center 0, variances 2 and ½, so (x, y) scores x²/2 + 2y².
  @Test func `distances are measured in the spread of the learned rows`() throws {
    let rows = Matrix<Float>([[2, 0], [-2, 0], [0, 1], [0, -1]])
    let model = try Mahalanobis().fit(rows, seed: Seed(1))
    let scores = try model.scores(of: Matrix<Float>([[2, 0], [0, 3], [1, 1], [0, 0]]))
    for (score, wanted) in zip(scores.values, [2, 18, 2.5, 0]) {
      #expect(abs(score - wanted) < 1e-12)
    }
  }

  /// The second column is twice the first: only the direction (1, 2) counts, with variance 5 · ⅔.
  @Test func `directions without spread do not count`() throws {
    let rows = Matrix<Float>([[-1, -2], [0, 0], [1, 2]])
    let model = try Mahalanobis().fit(rows, seed: Seed(1))
    #expect(model.directions.rows == 1)
    let scores = try model.scores(of: Matrix<Float>([[1, 2], [2, -1]]))
    #expect(abs(scores[0] - 1.5) < 1e-12)
    #expect(abs(scores[1]) < 1e-12)
  }

  /// Twenty rows around 0 and six at 100: the classical center is pulled away, the robust one is not.
  @Test func `outliers do not pull the robust center`() throws {
    let rows = Matrix<Float>(rows: 26, columns: 2) { row, column in
      row >= 20 ? 100 + Float(row) : Float((row * (column + 3)) % 7) - 3
    }
    let robust = try MinimumCovarianceDeterminant().fit(rows, seed: Seed(1))
    #expect(robust.center.allSatisfy { abs($0) < 1 })
    #expect(robust.support.allSatisfy { $0 < 20 })
    let scores = try robust.scores(of: rows)
    #expect(scores.values[20...].allSatisfy { $0 > 1000 })
    let classical = try Mahalanobis().fit(rows, seed: Seed(1))
    #expect(classical.center.allSatisfy { $0 > 20 })
  }

  @Test func `more than 500 rows are searched in parts, and outliers are still found`() throws {
    var chance = Seed(2).generator()
    let rows = Matrix<Float>(rows: 1600, columns: 3) { row, _ in
      Float(chance.normal()) + (row % 5 == 0 ? 30 : 0)
    }
    let model = try MinimumCovarianceDeterminant().fit(rows, seed: Seed(1))
    #expect(model.support.allSatisfy { $0 % 5 != 0 })
    #expect(model.center.allSatisfy { abs($0) < 0.2 })
  }

  /// (t, t) for four t: one direction holds all variance, and (1, −1) lies √2 from it, squared 2, mean 1.
  @Test func `what the kept components leave of a row is its reconstruction error`() throws {
    let rows = Matrix<Float>([[-3, -3], [-1, -1], [1, 1], [3, 3]])
    let model = try PrincipalComponents(kept: .variance(0.5), standardized: false)
      .fit(rows, seed: Seed(1))
    #expect(model.components.rows == 1)
    let scores = try model.scores(of: Matrix<Float>([[1, -1], [5, 5]]))
    #expect(abs(scores[0] - 1) < 1e-12)
    #expect(abs(scores[1]) < 1e-12)
  }

  @Test func `settings out of range say what they may be`() {
    #expect(throws: SettingError("share", mustBe: "a number from 0.5 to 1", not: 0.4)) {
      try MinimumCovarianceDeterminant(share: 0.4)
    }
    let keep = "'all', or a whole number, at least 1, or a number above 0, at most 1"
    #expect(throws: SettingError("keep", mustBe: keep, not: 0)) {
      try PrincipalComponents(kept: .count(0))
    }
    #expect(throws: SettingError("smallest", mustBe: "at least 1", not: 0)) {
      try PrincipalComponents(score: .componentDistances(smallest: 0))
    }
  }

  @Test func `principal components keep the laws of every detector`() throws {
    try expectLaws(of: PrincipalComponents(), on: Samples.blob())
    try expectLaws(
      of: PrincipalComponents(kept: .all, score: .componentDistances()), on: Samples.blob())
  }

  /// The columns of a cross have the variances 8/3 and 2/3: the first component is (±1, 0), the second (0, ±1).
  @Test func `distances to the last components alone are those of what was stored`() throws {
    let rows = Matrix<Float>([[2, 0], [-2, 0], [0, 1], [0, -1]])
    let row = Matrix<Float>([[0, 1]])
    for (smallest, distances) in [(1, 1), (2, 2), (nil, 2)] as [(Int?, Int)] {
      let model = try PrincipalComponents(
        kept: .all, score: .componentDistances(weighted: false, smallest: smallest),
        standardized: false
      ).fit(rows, seed: Seed(1))
      #expect(model.weights.settings["smallest"] == "\(distances)")
      let again = try PrincipalComponentsModel(weights: model.weights)
      #expect(try again.scores(of: row) == model.scores(of: row))
      // The last component is (0, 1) or (0, −1), from which the row lies 0 or 2 away; from (±1, 0) it lies √2.
      let last = model.components[1, 1] > 0 ? 0.0 : 2
      #expect(
        abs(try model.scores(of: row)[0] - (distances == 1 ? last : last + 2.0.squareRoot())) < 1e-6
      )
    }
  }

  @Test func `Mahalanobis distances keep the laws of every detector`() throws {
    try expectLaws(of: Mahalanobis(), on: Samples.blob())
    try expectLaws(of: MinimumCovarianceDeterminant(), on: Samples.blob(rows: 40))
  }
}
