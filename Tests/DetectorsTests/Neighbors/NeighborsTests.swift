import Detectors
import Numerics
import Testing
import Vocabulary

struct NeighborsTests {
  @Test(arguments: [Metric.euclidean, .manhattan, .chebyshev, .minkowski(3), .cosine])
  func `the local outlier factor keeps the laws of every detector in every metric`(metric: Metric)
    throws
  {
    try expectLaws(
      of: LocalOutlierFactor(neighbors: 5, metric: metric), on: Samples.blob(rows: 40))
  }

  @Test(arguments: NeighborDistance.Summary.allCases)
  func `every summary of distances keeps the laws of every detector`(
    summary: NeighborDistance.Summary
  ) throws {
    try expectLaws(
      of: NeighborDistance(neighbors: 4, summary: summary), on: Samples.blob(rows: 40))
  }

  @Test func `fewer neighbors than were asked for are said, by those who have members too`() throws
  {
    func note(_ name: String) -> String {
      "\(name) was to look at 20 neighbors, but a training row has only 11 others: those are all that "
        + "count"
    }
    let lof = try LocalOutlierFactor(neighbors: 20)
    #expect(lof.notes(learningFrom: 12) == [note("lof")])
    #expect(lof.notes(learningFrom: 20).count == 1 && lof.notes(learningFrom: 21) == [])
    let knn = try NeighborDistance(neighbors: 20)
    #expect(knn.notes(learningFrom: 12) == [note("knn")])
    let both = try Ensemble(
      of: [.init(lof), .init(knn), .init(lof)], combination: .mean)
    #expect(both.notes(learningFrom: 12) == [note("lof"), note("knn")])
    #expect(try FeatureBagging(of: lof).notes(learningFrom: 12) == [note("lof")])
  }

  @Test func `four points by hand`() throws {
    // Manhattan, k = 2. Distances: AB 1, AC 2, AD 3, BC 1, BD 4, CD 3. Second neighbors: A 2 (C),
    // B 1 (C), C 2 (A), D 3 (C). Reach sums: A: B max(1,1) + C max(2,2) = 3; B: A 2 + C 2 = 4;
    // C: B 1 + A 2 = 3; D: A 3 + C 3 = 6. Densities 2/3, 1/2, 2/3, 1/3.
    // Factors: A (1/2 + 2/3)/2 / (2/3) = 7/8; B (2/3)/(1/2) = 4/3; C = 7/8; D (2/3)/(1/3) = 2.
    let rows: Matrix<Float> = Matrix([[0, 0], [0, 1], [1, 1], [3, 0]])
    let detector = try LocalOutlierFactor(neighbors: 2, metric: .manhattan)
    let model = try detector.fit(rows, seed: Seed(1))
    let scores = try detector.trainingScores(of: model, on: rows).values
    let hand = [0.875, 4.0 / 3, 0.875, 2]
    // The 1e-10 in each density moves a factor by about as much.
    #expect(zip(scores, hand).allSatisfy { abs($0 - $1) < 1e-9 })
    // As a novelty D finds itself at distance 0: neighbors D and A, reaches max(0,3) and max(3,2).
    // Its density stays 1/3; the mean density of D and A is 1/2; so the factor is 3/2.
    #expect(abs(try model.scores(of: Matrix([[3, 0]]))[0] - 1.5) < 1e-9)
  }

  @Test func `training rows do not find themselves, new rows find them`() throws {
    let rows: Matrix<Float> = Matrix([[0], [1], [3], [7]])
    func both(_ summary: NeighborDistance.Summary) throws -> [[Double]] {
      let detector = try NeighborDistance(neighbors: 2, summary: summary)
      let model = try detector.fit(rows, seed: Seed(1))
      return [
        try detector.trainingScores(of: model, on: rows).values,
        try model.scores(of: rows).values,
      ]
    }
    #expect(try both(.kth) == [[3, 2, 3, 6], [1, 1, 2, 4]])
    #expect(try both(.mean) == [[2, 1.5, 2.5, 5], [0.5, 0.5, 1, 2]])
    #expect(try both(.median) == [[2, 1.5, 2.5, 5], [0.5, 0.5, 1, 2]])
  }

  @Test func `the median of an odd count is the middle distance`() throws {
    let rows: Matrix<Float> = Matrix([[0], [1], [3], [7]])
    let detector = try NeighborDistance(neighbors: 3, summary: .median)
    let model = try detector.fit(rows, seed: Seed(1))
    #expect(try detector.trainingScores(of: model, on: rows).values == [3, 2, 3, 6])
  }

  @Test func `with fewer rows than neighbors, all other rows count`() throws {
    let rows: Matrix<Float> = Matrix([[0], [1], [3]])
    let many = try NeighborDistance(neighbors: 50)
    let model = try many.fit(rows, seed: Seed(1))
    #expect(try many.trainingScores(of: model, on: rows).values == [3, 2, 3])
  }

  @Test func `copies beyond k are as dense as can be and score one`() throws {
    let rows: Matrix<Float> = Matrix([[5], [5], [5], [5], [5], [6]])
    let detector = try LocalOutlierFactor(neighbors: 3)
    let model = try detector.fit(rows, seed: Seed(1))
    let scores = try detector.trainingScores(of: model, on: rows).values
    #expect(scores.dropLast().allSatisfy { $0 == 1 })
    // 10¹⁰ by a density of one over 1 + 10⁻¹⁰.
    #expect(abs(scores[5] / 1e10 - 1) < 1e-9)
  }

  @Test func `one row has no neighbors, and other rows are not the training rows`() throws {
    let detector = try LocalOutlierFactor()
    let need = FitError.tooFewRows(have: 1, need: 2, what: "the local outlier factor")
    #expect(throws: need) { try detector.fit(Matrix([[1, 2]]), seed: Seed(1)) }
    let model = try detector.fit(Samples.blob(rows: 30), seed: Seed(1))
    #expect(throws: RowError.notTrainingRows(found: 30, learnedFrom: 30)) {
      try detector.trainingScores(of: model, on: Samples.blob(rows: 30, seed: 12))
    }
    #expect(throws: RowError.notTrainingRows(found: 29, learnedFrom: 30)) {
      try detector.trainingScores(of: model, on: Samples.blob(rows: 30).rows(0..<29))
    }
  }

  @Test func `settings out of range say their range`() {
    #expect(throws: SettingError("neighbors", mustBe: "a whole number, at least 1", not: 0)) {
      try LocalOutlierFactor(neighbors: 0)
    }
    #expect(throws: SettingError("neighbors", mustBe: "a whole number, at least 1", not: -3)) {
      try NeighborDistance(neighbors: -3)
    }
    #expect(throws: SettingError("power", mustBe: "a number, at least 1", not: 0.5)) {
      try NeighborDistance(metric: .minkowski(0.5))
    }
  }
  @Test func `a stored model of one row is refused`() throws {
    var weights = try LocalOutlierFactor(neighbors: 1)
      .fit(Matrix([[1, 2], [3, 4]]), seed: Seed(1)).weights
    weights.tensors["points"] = Tensor(.float([1, 2]), shape: [1, 2])
    #expect(
      throws: WeightsError("'points' of the weights must be at least two rows, not [1, 2]")
    ) { try LocalOutlierFactor.Model(weights: weights) }
  }
}
