import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// Every kind that can be fitted without labels, and with them.
let everyKind: [ScoreMapKind] = [
  .none, .minMax, .standard, .ecdf, .gaussian, .gamma, .logistic, .errorRatio, .sigmoid, .platt,
  .isotonic,
  .ranks, .conformal,
  try! .unit(midpoint: 0.3), try! .exponential(rate: 25),
  try! .logistic(steepness: 5, midpoint: 0.5),
]

/// 300 scores, some tied, with the higher ones mostly anomalies.
let sample: (scores: Scores, labels: Labels) = {
  var chance = Seed(11).generator()
  let scores = (0..<300).map { _ in (chance.uniform() * 200).rounded() / 200 }
  return (Scores(scores), Labels(anomalies: scores.map { $0 * $0 * $0 > chance.uniform() }))
}()

struct ScoreMapTests {
  @Test(arguments: everyKind)
  func `a map never changes the order of scores`(kind: ScoreMapKind) throws {
    let map = try kind.fit(sample.scores, labels: sample.labels)
    let probes = stride(from: -2.0, through: 3, by: 0.003).sorted()
    for (lower, higher) in zip(probes, probes.dropFirst()) { #expect(map(lower) <= map(higher)) }
  }

  @Test(arguments: everyKind)
  func `a map is defined for every score`(kind: ScoreMapKind) throws {
    let map = try kind.fit(sample.scores, labels: sample.labels)
    for score in [-.infinity, -1e300, 0, 1e-300, 1e300, .infinity, .nan] {
      #expect(!map(score).isNaN)
      if map.isUnit { #expect((0...1).contains(map(score))) }
    }
    #expect(map(.nan) == map(.infinity))
  }

  @Test(arguments: everyKind)
  func `a map comes back from its weights unchanged`(kind: ScoreMapKind) throws {
    let map = try kind.fit(sample.scores, labels: sample.labels)
    #expect(try ScoreMap(weights: map.weights) == map)
  }

  @Test(arguments: everyKind)
  func `a constant detector has a map too`(kind: ScoreMapKind) throws {
    guard kind != .platt else { return }
    let map = try kind.fit(Scores([2, 2, 2]), labels: Labels(anomalies: [true, false, false]))
    #expect(map(2).isFinite && map(1) <= map(2) && map(2) <= map(3))
  }

  @Test func `only standard scores and no map at all leave the unit range`() throws {
    let outside = try everyKind.filter {
      !(try $0.fit(sample.scores, labels: sample.labels)).isUnit
    }
    #expect(outside.map(\.name) == ["none", "standard"])
  }

  @Test func `a fit on the same scores in another order is the same fit`() throws {
    for kind in [ScoreMapKind.ecdf, .ranks, .conformal, .minMax, .logistic] {
      let reversed = Scores(sample.scores.values.reversed())
      #expect(try kind.fit(sample.scores) == kind.fit(reversed))
    }
  }

  @Test func `weights of something else are refused`() {
    var weights = Weights()
    #expect(throws: WeightsError("the weights have no setting 'map'")) {
      try ScoreMap(weights: weights)
    }
    weights.settings["map"] = "spline"
    #expect(throws: WeightsError("no score map is called 'spline'")) {
      try ScoreMap(weights: weights)
    }
    weights.settings["map"] = "exponential"
    weights.tensors["rate"] = Tensor(.double([-1]))
    #expect(
      throws: WeightsError(
        "the weights of the score map 'exponential' are not its own:"
          + " 'rate' must be a finite number above 0, not -1.0")
    ) { try ScoreMap(weights: weights) }
  }
}

struct ScoreMapErrorTests {
  @Test func `scores that no map can be fitted on are named`() {
    #expect(throws: ScoreMapError.noScores(map: "ecdf")) { try ScoreMapKind.ecdf.fit(Scores([])) }
    #expect(throws: ScoreMapError.unusable(row: 1, score: .infinity)) {
      try ScoreMapKind.minMax.fit(Scores([0, .infinity]))
    }
    #expect(throws: ScoreMapError.labelsMissing(map: "platt")) {
      try ScoreMapKind.platt.fit(Scores([1]))
    }
    #expect(throws: ScoreMapError.oneClass(map: "isotonic", anomalies: 0, ordinary: 2)) {
      try ScoreMapKind.isotonic.fit(Scores([1, 2]), labels: Labels(anomalies: [false, false]))
    }
    #expect(throws: ScoreMapError.runsDownwards(map: "platt")) {
      try ScoreMapKind.platt.fit(
        Scores([1, 2, 3, 4]), labels: Labels(anomalies: [true, true, false, false]))
    }
    #expect(throws: ScoreMapError.labelCount(labels: 1, scores: 2)) {
      try ScoreMapKind.platt.fit(Scores([1, 2]), labels: Labels(anomalies: [true]))
    }
  }
}
