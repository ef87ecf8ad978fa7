import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct ExtendedIsolationForestTests {
  @Test(arguments: [1, 2, 3, 99])
  func `planes of any number of columns keep the laws of every detector`(dimensions: Int) throws {
    try expectLaws(
      of: ExtendedIsolationForest(trees: 9, sample: .rows(32), dimensions: dimensions),
      on: Samples.blob(rows: 60))
  }

  @Test func `planes of one column give the isolation forest`() throws {
    let fixture = try ForestFixture.read()
    let rows: Matrix<Float> = Matrix(fixture.rows)
    let probes: Matrix<Float> = Matrix(fixture.probes)
    let (axis, plane) = (
      try IsolationForest(trees: 20, sample: .rows(64)),
      try ExtendedIsolationForest(trees: 20, sample: .rows(64), dimensions: 1)
    )
    var scores: (axis: [[Double]], plane: [[Double]]) = ([], [])
    for seed in 0..<200 {
      let seed = Seed(UInt64(seed))
      scores.axis.append(try axis.fit(rows, seed: seed).scores(of: probes).values)
      scores.plane.append(try plane.fit(rows, seed: seed).scores(of: probes).values)
    }
    for probe in 0..<probes.rows {
      let distance = kolmogorovDistance(
        scores.axis.map { $0[probe] }, scores.plane.map { $0[probe] })
      #expect(distance < 1.949 * (2.0 / 200).squareRoot())  // Kolmogorov's bound at 1e-3
    }
  }

  @Test func `planes see no ghosts where cuts along the columns do`() throws {
    // Two clusters at (10, 0) and (0, 10): cuts along the columns cross at (0, 0) and (10, 10).
    var chance = Seed(3).generator()
    let rows = Matrix<Float>(rows: 500, columns: 2) { row, column in
      Float(chance.normal() + ((row % 2 == 0) == (column == 0) ? 10 : 0))
    }
    let probes: Matrix<Float> = Matrix([[0, 0], [10, 10], [10, 0], [0, 10]])
    let axis = try IsolationForest().fit(rows, seed: Seed(1)).scores(of: probes)
    let plane = try ExtendedIsolationForest(dimensions: 2).fit(rows, seed: Seed(1))
      .scores(of: probes)
    for ghost in 0...1 {
      // How far the ghost stands out from the clusters' centers.
      let (seen, unseen) = (axis[ghost] - axis[2], plane[ghost] - plane[2])
      #expect(unseen > seen + 0.05)
    }
  }

  @Test func `units do not matter`() throws {
    let rows = Samples.blob(rows: 200)
    let scaled = Matrix<Float>(rows: 200, columns: 4) { rows[$0, $1] * Float(1 << ($1 * 9)) }
    let forest = try ExtendedIsolationForest(trees: 20)
    // Powers of two change no bit of a number's fraction.
    let scores = try forest.fit(rows, seed: Seed(1)).scores(of: rows)
    #expect(try forest.fit(scaled, seed: Seed(1)).scores(of: scaled) == scores)
  }

  @Test func `no row scores above the highest score`() throws {
    let rows = Samples.blob(rows: 300)
    let model = try ExtendedIsolationForest().fit(rows, seed: Seed(6))
    let best = try model.scores(of: rows).values.max() ?? 1
    #expect(best <= model.highestScore && model.highestScore <= 0.9346)
  }

  @Test func `settings out of range say their range`() {
    #expect(throws: SettingError("dimensions", mustBe: "a whole number, at least 1", not: 0)) {
      try ExtendedIsolationForest(dimensions: 0)
    }
  }

  @Test(arguments: [1, 2, 5])
  func `paths through filled trees are those node by node`(dimensions: Int) throws {
    var chance = Seed(4).generator()
    let rows = Matrix<Float>(rows: 300, columns: 5) { _, _ in Float(chance.normal()) }
    let model = try ExtendedIsolationForest(trees: 20, dimensions: dimensions)
      .fit(rows, seed: Seed(2))
    let others = Matrix<Float>(rows: 70, columns: 5) { _, _ in Float(2 * chance.normal()) }
    #expect(model.pathSums(of: others) == model.walkedPathSums(of: others))
  }
}
