import Detectors
import Forms
import Numerics
import Scoring
import Testing
import Vocabulary

struct EnsembleTests {
  private let tables = [[1.0, 8], [2, 2], [6, 4], [3, 10]]

  @Test func `scores become one as the combination says`() throws {
    #expect(try Ensemble.scores(of: tables, by: .mean) == [3, 6])
    #expect(try Ensemble.scores(of: tables, weights: [4, 2, 0, 2], by: .mean) == [1.75, 7])
    #expect(try Ensemble.scores(of: tables, by: .median) == [2.5, 6])
    #expect(try Ensemble.scores(of: Array(tables.prefix(3)), by: .median) == [2, 4])
    #expect(try Ensemble.scores(of: tables, by: .maximum) == [6, 10])
    #expect(try Ensemble.scores(of: tables, by: .vote(above: 3)) == [0.25, 0.75])
    #expect(
      try Ensemble.scores(of: tables, weights: [2, 4, 1, 1], by: .vote(above: 2)) == [0.25, 0.5])
    #expect(try Ensemble.scores(of: [[-3], [1]], by: .magnitudeOfMean) == [1])
    #expect(try Ensemble.scores(of: [[-3], [1]], by: .magnitudeOfLeast) == [3])
  }

  @Test func `the average of maxima lies between the mean and the maximum`() throws {
    #expect(try Ensemble.scores(of: tables, by: .averageOfMaxima(groups: 4)) == [3, 6])
    #expect(try Ensemble.scores(of: tables, by: .averageOfMaxima(groups: 1)) == [6, 10])
    // Two pairs: 1, 2, 6, 3 pair up in three ways, with maxima (2, 6), (6, 3) or (3, 6).
    let pairs = try Ensemble.scores(of: tables, by: .averageOfMaxima(groups: 2))
    #expect([4, 4.5].contains(pairs[0]))
  }

  @Test func `ranks are those among the training scores, whatever comes in a batch`() throws {
    // The training scores .1 .2 .2 .4 have the shares 0, .5, .5, 1 of the way up.
    let training = [0.1, 0.2, 0.2, 0.4, 0, 0.15, 0.3, 1]
    let ensemble = try Ensemble.rank(of: [Lookup(table: training)])
    let model = try ensemble.fit(Lookup.rows(4), seed: Seed(1))
    let ranks = try model.scores(of: Lookup.rows(8)).values
    let hand = [0, 0.5, 0.5, 1, 0, 0.25, 0.75, 1]
    #expect(zip(ranks, hand).allSatisfy { abs($0 - $1) < 1e-15 })  // one division
  }

  @Test func `scales are learned from training scores that leave each row out`() throws {
    let member = Lookup(table: [0, 5, 10], training: [0, 10, 20])
    let ensemble = try Ensemble(of: [Ensemble.Member(member, scale: .map(.minMax))])
    let model = try ensemble.fit(Lookup.rows(3), seed: Seed(1))
    #expect(try model.scores(of: Lookup.rows(3)).values == [0, 0.25, 0.5])
    #expect(try ensemble.trainingScores(of: model, on: Lookup.rows(3)).values == [0, 0.5, 1])
  }

  @Test func `the mean of uncalibrated scores follows the member with the largest numbers`() throws
  {
    let ensemble = try Ensemble.uncalibratedMean(
      of: [Lookup(table: [0, 1]), Lookup(table: [900, 300])])
    let model = try ensemble.fit(Lookup.rows(2), seed: Seed(1))
    #expect(try model.scores(of: Lookup.rows(2)).values == [450, 150.5])
  }

  @Test func `settings that cannot be are refused`() throws {
    let member = try Ensemble.Member(DistanceToMean())
    #expect(throws: SettingError("of", mustBe: "at least one detector", not: "none")) {
      try Ensemble(of: [])
    }
    #expect(throws: SettingError("groups", mustBe: "between 1 and 2", not: 3)) {
      try Ensemble(of: [member, member], combination: .averageOfMaxima(groups: 3))
    }
    #expect(throws: SettingError("weight", mustBe: "a number, at least 0", not: -1)) {
      try Ensemble.Member(DistanceToMean(), weight: -1)
    }
    #expect(
      throws: SettingError("weights", mustBe: "above 0 for at least one member", not: "all 0")
    ) {
      try Ensemble(of: [Ensemble.Member(DistanceToMean(), weight: 0)])
    }
    #expect(
      throws: SettingError("scale", mustBe: "a map that needs no labels", not: "isotonic")
    ) {
      let isotonic = try ScoreMapMethods.choices.make("isotonic", from: "test")
      _ = try Ensemble.Member(DistanceToMean(), scale: .map(isotonic))
    }
    #expect(
      throws: SettingError("contamination", mustBe: "above 0 and at most 0.5", not: 0.0)
    ) { try Ensemble.Member(DistanceToMean(), scale: .unit(at: .contamination(0))) }
  }

  @Test func `a member that cannot learn says why`() throws {
    let ensemble = try Ensemble(of: [Ensemble.Member(LocalOutlierFactor())])
    let need = FitError.tooFewRows(have: 1, need: 2, what: "the local outlier factor")
    #expect(throws: need) { try ensemble.fit(Matrix([[1, 2]]), seed: Seed(1)) }
  }
}
