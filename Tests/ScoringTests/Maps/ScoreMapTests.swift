import Formats
import Forms
import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// The way that a spec would write so.
func kind(_ text: String) throws -> ScoreMapKind {
  try ScoreMapMethods.choices.make(text, from: "test")
}

/// Every way of the list, with all its keys where it has any.
let everyKind: [ScoreMapKind] = try! [
  "none", "min-max", "standard", "ecdf", "gaussian", "gamma", "logistic",
  "logistic: { steepness: 5, midpoint: 0.5 }", "exponential: { rate: 20 }",
  "unit: { midpoint: 0.3 }", "error-ratio", "sigmoid", "platt", "isotonic", "ranks", "conformal",
].map(kind)

/// 300 scores, some tied, with the higher ones mostly anomalies.
let sample: (scores: Scores, labels: Labels) = {
  var chance = Seed(11).generator()
  let scores = (0..<300).map { _ in (chance.uniform() * 200).rounded() / 200 }
  return (Scores(scores), Labels(anomalies: scores.map { $0 * $0 * $0 > chance.uniform() }))
}()

struct ScoreMapTests {
  @Test func `every way of the list has its kind here`() {
    let names = everyKind.map(\.name)
    #expect(Set(names) == Set(ScoreMapMethods.choices.forms.map(\.name)))
    #expect(everyKind.count == ScoreMapMethods.choices.forms.count + 1)  // logistic in both ways
  }

  @Test(arguments: everyKind)
  func `a way is made again of the settings that it tells, and fits the same map`(
    kind: ScoreMapKind
  ) throws {
    let stored = try #require(Choice(stored: try JSON(parsing: kind.choice.json.text())))
    let again = try ScoreMapKind(stored)
    #expect(again == kind)
    #expect(
      try again.fit(sample.scores, labels: sample.labels)
        == kind.fit(sample.scores, labels: sample.labels))
  }

  @Test func `what a way says of itself is true of its maps`() throws {
    #expect(everyKind.filter(\.needsLabels).map(\.name) == ["platt", "isotonic"])
    for kind in everyKind {
      let map = try kind.fit(sample.scores, labels: sample.labels)
      #expect(map.isUnit == kind.isUnit, "\(kind.name)")
    }
  }

  @Test func `ways are equal that have the same name and settings`() throws {
    #expect(try kind("unit") == .unit(midpoint: 0))
    #expect(try kind("unit") != .unit(midpoint: 1))
    #expect(
      try kind("logistic: { steepness: 5, midpoint: 0 }") == .logistic(steepness: 5, midpoint: 0))
    #expect(try kind("logistic: { steepness: 5, midpoint: 0 }") != kind("logistic"))
  }

  @Test func `a logistic curve is given by both of its keys or by neither`() throws {
    for yaml in ["logistic: { steepness: 5 }", "logistic: { midpoint: 5 }"] {
      #expect(throws: (any Error).self) { try kind(yaml) }
    }
  }

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
    guard kind.name != "platt" else { return }
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
    for kind in try ["ecdf", "ranks", "conformal", "min-max", "logistic"].map(kind) {
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
          + " 'rate' must be a finite number above 0, not -1")
    ) { try ScoreMap(weights: weights) }
  }

  @Test func `two ends that are one place are no range`() {
    #expect(throws: SettingError("high", mustBe: "a finite number above 5.0", not: 5.0)) {
      try MinMaxMap(low: 5, high: 5)
    }
  }
}

struct ScoreMapErrorTests {
  @Test func `scores that no map can be fitted on are named`() {
    #expect(throws: ScoreMapError.noScores(map: "ecdf")) { try ScoreMapKind.ecdf.fit(Scores([])) }
    #expect(throws: ScoreMapError.unusable(row: 1, score: .infinity)) {
      try ScoreMapKind.minMax.fit(Scores([0, .infinity]))
    }
    #expect(throws: ScoreMapError.labelsMissing(map: "platt")) {
      try kind("platt").fit(Scores([1]))
    }
    #expect(throws: ScoreMapError.oneClass(map: "isotonic", anomalies: 0, ordinary: 2)) {
      try kind("isotonic").fit(Scores([1, 2]), labels: Labels(anomalies: [false, false]))
    }
    #expect(throws: ScoreMapError.runsDownwards(map: "platt")) {
      try kind("platt").fit(
        Scores([1, 2, 3, 4]), labels: Labels(anomalies: [true, true, false, false]))
    }
    #expect(throws: ScoreMapError.labelCount(labels: 1, scores: 2)) {
      try kind("platt").fit(Scores([1, 2]), labels: Labels(anomalies: [true]))
    }
  }

  @Test func `between equal reference scores a place rises over 1, or over the next number above`()
    throws
  {
    let five = try ScoreMapKind.minMax.fit(Scores([5, 5, 5]))
    #expect([4, 5, 5.25, 5.5, 6, 7].map { five($0) } == [0, 0, 0.25, 0.5, 1, 1])
    // From 1e17 on, numbers are 16 apart, so that 1 above is no other number.
    let large = try ScoreMapKind.minMax.fit(Scores([1e17, 1e17]))
    #expect([1e17, 1e17 + 16].map { large($0) } == [0, 1])
  }
}
