import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

@testable import Detectors

/// What detectors tell of how high their scores can be, before and after they learn.
struct ScoreMakeupTests {
  /// Trees of two rows end after one split: c(2) = 1, every path is 1, every score 2⁻¹.
  @Test func `forests tell by what their paths are measured, and grown their highest score`() throws
  {
    let before = ScoreMakeup.paths(normalizer: 1, rows: 2, highest: nil)
    let after = ScoreMakeup.paths(normalizer: 1, rows: 2, highest: 0.5)
    let rows = Matrix<Float>([[1], [2]])
    let forest = try IsolationForest(trees: 3)
    #expect(forest.scoreMakeup(learningFrom: 2) == before)
    #expect(try forest.fit(rows, seed: Seed(1)).scoreMakeup == after)
    let planes = try ExtendedIsolationForest(trees: 3)
    #expect(planes.scoreMakeup(learningFrom: 2) == before)
    #expect(try planes.fit(rows, seed: Seed(1)).scoreMakeup == after)
  }

  @Test func `the yardstick is the rows that a forest names, where it says so`() throws {
    func rows(_ sample: TreeSample, _ yardstick: PathYardstick) throws -> Int? {
      let forest = try IsolationForest(sample: sample, yardstick: yardstick)
      guard case .paths(_, let rows, _) = forest.scoreMakeup(learningFrom: 100) else { return nil }
      return rows
    }
    #expect(try rows(.rows(256), .seen) == 100)
    #expect(try rows(.rows(256), .named) == 256)
    #expect(try rows(.share(0.5), .named) == 50)
  }

  /// One row has no path: c(1) = 0, and ½ stands for every score.
  @Test func `trees of one row score a half, and are known to only once they have grown`() throws {
    let forest = try IsolationForest(trees: 3)
    #expect(forest.scoreMakeup(learningFrom: 1) == .open)
    #expect(
      try forest.fit(Matrix([[1]]), seed: Seed(1)).scoreMakeup
        == .limited(0.5, because: "the score of trees that saw one row"))
  }

  @Test func `scores that have an end say which, and others say nothing`() throws {
    let rows = Samples.blob(rows: 20)
    let ends: [(detector: any Detector, makeup: ScoreMakeup)] = [
      (RandomControl(), .limited(1, because: "the end of a draw")),
      (ConstantControl(), .limited(0, because: "the only score there is")),
      (
        try Autoencoder.expenseFlow(code: 2, epochs: 1),
        .limited(1, because: "the end of min(1, 2 · error)")
      ),
      (try Autoencoder(hidden: Autoencoder.mirrored([2]), training: Training(epochs: 1)), .open),
      (try LocalOutlierFactor(), .open), (LargestZ(), .open),
    ]
    for (detector, makeup) in ends {
      #expect(detector.scoreMakeup(learningFrom: 20) == makeup)
      #expect(try detector.fitted(to: rows, seed: Seed(1)).model.scoreMakeup == makeup)
    }
  }

  @Test func `a mean is made of its members, numbered where a name comes twice`() throws {
    let draw = ScoreMakeup.limited(1, because: "the end of a draw")
    let none = ScoreMakeup.limited(0, because: "the only score there is")
    let ensemble = try Ensemble(of: [
      Ensemble.Member(RandomControl(), weight: 2, scale: .uncalibrated),
      Ensemble.Member(ConstantControl(), weight: 1, scale: .uncalibrated),
      Ensemble.Member(RandomControl(), weight: 1, scale: .uncalibrated),
    ])
    let wanted = ScoreMakeup.mean([
      .init("random 1", weight: 0.5, makeup: draw), .init("constant", weight: 0.25, makeup: none),
      .init("random 2", weight: 0.25, makeup: draw),
    ])
    #expect(ensemble.scoreMakeup(learningFrom: 20) == wanted)
    #expect(try ensemble.fit(Samples.blob(rows: 20), seed: Seed(1)).scoreMakeup == wanted)
  }

  @Test func `a bagging is made of one member several times, before it learns as after`() throws {
    let draw = ScoreMakeup.limited(1, because: "the end of a draw")
    let bag = try FeatureBagging(of: RandomControl(), members: 2, scale: .uncalibrated)
    let wanted = ScoreMakeup.mean([
      .init("random 1", weight: 0.5, makeup: draw), .init("random 2", weight: 0.5, makeup: draw),
    ])
    #expect(bag.scoreMakeup(learningFrom: 20) == wanted)
    #expect(try bag.fit(Samples.blob(rows: 20), seed: Seed(1)).scoreMakeup == wanted)
  }

  @Test(arguments: [
    (Combination.vote(above: 0.5), ScoreMakeup.limited(1, because: "the votes of all members")),
    (.median, .open), (.maximum, .open), (.averageOfMaxima(groups: 1), .open),
    (.magnitudeOfMean, .open), (.magnitudeOfLeast, .open),
  ])
  func `votes have an end, and what is not a sum has none that is known`(
    combination: Combination, makeup: ScoreMakeup
  ) throws {
    let ensemble = try Ensemble(of: [Ensemble.Member(RandomControl())], combination: combination)
    #expect(ensemble.scoreMakeup(learningFrom: 20) == makeup)
    #expect(try ensemble.fit(Samples.blob(rows: 20), seed: Seed(1)).scoreMakeup == makeup)
  }

  @Test func `a scale ends where its map does, and deviations where they are learned`() throws {
    let rows = Samples.blob(rows: 20)
    func makeups(_ scale: MemberScale) throws -> [ScoreMakeup] {
      let ensemble = try Ensemble(of: [Ensemble.Member(RandomControl(), scale: scale)])
      let both = [
        ensemble.scoreMakeup(learningFrom: 20),
        try ensemble.fit(rows, seed: Seed(1)).scoreMakeup,
      ]
      return both.compactMap { if case .mean(let members) = $0 { members[0].makeup } else { nil } }
    }
    let end = ScoreMakeup.limited(1, because: "the end of the common scale")
    #expect(try makeups(.map(.ecdf)) == [end, end])
    let found = try makeups(.map(.standard))
    #expect(found[0] == .open)
    // The training scores' mean and deviation bring the end of the draw, 1, onto the scale.
    let model = try RandomControl().fit(rows, seed: Seed(1).split("member", 0))
    let moments = Moments(of: try model.scores(of: rows).values)
    guard case .limitedModel(let limit, let reason) = found[1] else {
      return #expect(Bool(false), "\(found[1])")
    }
    #expect(reason == "the highest score in deviations from the mean")
    #expect(abs(limit - (1 - moments.mean) / moments.deviation) < 1e-14)  // order of rounding
  }

  /// c(4) = 2 H(3) − 2 · 3 / 4 = 13/6, so that a path of 1 scores 2 ** (−6/13).
  @Test func `what no score can exceed is that of one split before a forest grows, then its own`() {
    let split = exp2(-6.0 / 13)
    let before = ScoreMakeup.paths(normalizer: 13.0 / 6, rows: 4, highest: nil)
    #expect(before.highest.map { abs($0 - split) < 1e-12 } == true)
    #expect(ScoreMakeup.paths(normalizer: 13.0 / 6, rows: 4, highest: 0.6).highest == 0.6)
    #expect(ScoreMakeup.limited(0.5, because: "").highest == 0.5)
    #expect(ScoreMakeup.open.highest == nil)
  }
}
