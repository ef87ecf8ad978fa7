import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// Values worked out by hand, or from the definition of each map.
struct ScoreMapValuesTests {
  @Test func `ranks map equal scores to their mean rank and clip beyond the ends`() throws {
    let map = try ScoreMapKind.ranks.fit(Scores([0.1, 0.2, 0.2, 0.4]))
    #expect(map(0) == 0 && map(0.1) == 0 && map(0.2) == 0.5 && map(0.4) == 1 && map(1) == 1)
    // Halfway between two knots, up to the rounding of 0.15 and 0.3 themselves.
    #expect(abs(map(0.15) - 0.25) < 1e-15 && abs(map(0.3) - 0.75) < 1e-15)
  }

  @Test func `the distribution counts scores that are at most the score`() throws {
    let map = try ScoreMapKind.ecdf.fit(Scores([3, 1, 2, 2]))
    #expect([0, 1, 1.5, 2, 3, 4].map { map($0) } == [0, 0.25, 0.25, 0.75, 1, 1])
  }

  @Test func `what a conformal p-value leaves counts scores strictly below`() throws {
    // p = (1 + #{s >= score}) / 5: 5/5, 5/5, 4/5, 4/5, 2/5 and 1/5.
    let map = try kind("conformal").fit(Scores([3, 1, 2, 2]))
    #expect([0, 1, 1.5, 2, 3, 4].map { map($0) } == [0, 0, 0.2, 0.2, 0.6, 0.8])
  }

  @Test func `min–max, standard and Gaussian maps follow their formulas`() throws {
    let scores = Scores([2, 4, 4, 4, 5, 5, 7, 9])  // mean 5, deviation 2
    #expect(try ScoreMapKind.minMax.fit(scores)(3.75) == 0.25)
    #expect(try ScoreMapKind.standard.fit(scores)(8) == 1.5)
    let gaussian = try ScoreMapKind.gaussian.fit(scores)
    #expect(gaussian(4) == 0 && gaussian(7) == erf(2 / (2 * 2.0.squareRoot())))
  }

  @Test func `gamma unification follows its formula`() throws {
    // Mean 5, variance 4: shape 6.25, scale 0.8. P(6.25, 10) and P(6.25, 6.25) by their power series.
    let map = try kind("gamma").fit(Scores([2, 4, 4, 4, 5, 5, 7, 9]))
    let (atEight, atMean) = (0.9196840032020627, 0.5532223694190136)
    #expect(abs(map(8) - (atEight - atMean) / (1 - atMean)) < 1e-13)  // rounding
    #expect(map(5) == 0 && map(-1) == 0 && map(1e9) == 1)
    #expect(throws: ScoreMapError.notPositive(map: "gamma", typical: -2)) {
      try kind("gamma").fit(Scores([-1, -3]))
    }
  }

  @Test func `an exponential of rate 25 reaches 0.7 at the error 0.0481589`() throws {
    let map = try kind("exponential: { rate: 25 }").fit(Scores([]))
    #expect(abs(map(0.0481589) - 0.7) < 5e-7)  // the error is given to 7 decimals
    #expect(map(-1) == 0)
  }

  @Test func `a forest's decision reaches 0.7 at -0.1694596 through 1/(1+e^(5d))`() throws {
    let map = try ScoreMapKind.logistic(steepness: 5, midpoint: 0).fit(Scores([]))
    #expect(abs(map(0.1694596) - 0.7) < 5e-8)  // the decision is given to 7 decimals
  }

  @Test func `a fitted logistic has the 95 % quantile at 0.5 and the median at 0.05`() throws {
    let map = try kind("logistic").fit(Scores((0...100).map(Double.init)))
    #expect(map(95) == 0.5)
    #expect(abs(map(50) - 0.05) < 1e-15)  // rounding of ln 19
  }

  @Test func `the unit score is as wide as the reference scores`() throws {
    let map = try ScoreMapKind.unit(midpoint: 1).fit(Scores([2, 4, 4, 4, 5, 5, 7, 9]))
    #expect(map(1) == 0.5 && map(3) == 1 / (1 + exp(-1)))
  }

  @Test func `an error ratio is one half at the 95 % quantile`() throws {
    let map = try ScoreMapKind.errorRatio.fit(Scores((0...100).map(Double.init)))
    #expect(map(95) == 0.5 && abs(map(190) - 1 / (1 + exp(-2))) < 1e-15)  // rounding of 2/95
  }

  @Test func `isotonic regression pools neighbors that run the wrong way`() throws {
    // Labels 0 1 0 1 1 pool into 0, (1 + 0)/2, 1, 1; the tie at 4 counts as one row.
    let map = try kind("isotonic").fit(
      Scores([1, 2, 3, 4, 4]), labels: Labels(anomalies: [false, true, false, true, true]))
    #expect(
      [0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 9].map { map($0) } == [0, 0, 0.25, 0.5, 0.5, 0.5, 0.75, 1, 1])
  }

  @Test func `rows without a label teach an isotonic map nothing`() throws {
    let labels = Labels([.ordinary, .unknown, .anomaly])
    let map = try kind("isotonic").fit(Scores([1, 5, 3]), labels: labels)
    #expect(map(2) == 0.5)
  }

  @Test func `Platt's sigmoid recovers the curve that drew the labels`() throws {
    var chance = Seed(5).generator()
    let scores = (0..<40_000).map { _ in chance.uniform(10, 14) }
    let labels = scores.map { chance.uniform() < 1 / (1 + exp(-3 * ($0 - 12.5))) }
    let map = try kind("platt").fit(Scores(scores), labels: Labels(anomalies: labels))
    guard case .logistic(let curve) = map else { return #expect(Bool(false)) }
    // Four standard errors of a logistic regression of this size.
    #expect(abs(curve.steepness - 3) < 0.12 && abs(curve.midpoint - 12.5) < 0.03)
  }

  @Test(arguments: [
    // An independent rendering of the same algorithm (Python, the other sign convention): slope and shift.
    ([1, 1.2, 1.1, 0.9, 1.3, 1.05, 4, 5, 1.15, 0.95], 0.9564305248025416, -2.1232541082031373),
    (
      [0.41, 0.43, 0.40, 0.44, 0.42, 0.45, 0.47, 0.50, 0.62, 0.71], 12.667850405283527,
      -6.632298426364701
    ),
  ])
  func `the sigmoid without labels refines its own guess`(
    scores: [Double], slope: Double, shift: Double
  ) throws {
    let map = try ScoreMapKind.sigmoid.fit(Scores(scores))
    guard case .logistic(let curve) = map else { return #expect(Bool(false)) }
    // 1e-9: a few hundred roundings.
    #expect(abs(curve.steepness / slope - 1) < 1e-9)
    #expect(abs(curve.midpoint / (-shift / slope) - 1) < 1e-9)
  }

  /// At 0 three of four rows are ordinary, at 1 one of four is. Targets are 5/6 and 1/6 among four of each kind, so
  /// that their means, which a curve through two places meets, are (3 · 1/6 + 5/6) / 4 = 1/3 and 2/3.
  @Test func `Platt's sigmoid is drawn in by one row of each kind`() throws {
    let map = try kind("platt").fit(
      Scores([0, 0, 0, 0, 1, 1, 1, 1]),
      labels: Labels(anomalies: [false, false, false, true, false, true, true, true]))
    #expect(abs(map(0) - 1.0 / 3) < 1e-9 && abs(map(1) - 2.0 / 3) < 1e-9)
  }

  @Test func `a line is of the unit scale where no value of it leaves that`() throws {
    func isUnit(_ values: [Double], beyond: PiecewiseLinear.Beyond = .clip) throws -> Bool {
      ScoreMap.line(try PiecewiseLinear(scores: [1, 2], values: values, beyond: beyond)).isUnit
    }
    #expect(try isUnit([0, 1]))
    #expect(try !isUnit([0, 1.5]))
    #expect(try !isUnit([-0.5, 1]))
    #expect(try !isUnit([0, 1], beyond: .extend))
  }

  @Test func `a line has a value for each of its knots`() {
    let wish = "as many scores as values, and one at least"
    #expect(throws: SettingError("knots", mustBe: wish, not: "1 scores and 2 values")) {
      try PiecewiseLinear(scores: [1], values: [0, 1])
    }
    #expect(throws: SettingError("knots", mustBe: wish, not: "0 scores and 0 values")) {
      try PiecewiseLinear(scores: [], values: [])
    }
  }

  @Test(arguments: [PiecewiseLinear.Beyond.clip, .extend])
  func `a line of one knot has its value everywhere`(beyond: PiecewiseLinear.Beyond) throws {
    let map = ScoreMap.line(try PiecewiseLinear(scores: [3], values: [0.4], beyond: beyond))
    #expect([-10, 3, 50].map { map($0) } == [0.4, 0.4, 0.4])
  }

  @Test func `a logistic curve has a middle`() {
    #expect(throws: SettingError("midpoint", mustBe: "a finite number", not: Double.infinity)) {
      try LogisticMap(steepness: 1, midpoint: .infinity)
    }
  }

  /// 0.3 and 0.1 + 0.2 are the same score of terms that came in another order.
  @Test func `scores that are equal but for rounding take a step together and share a rank`() throws
  {
    let sum = 0.1 + 0.2
    #expect(sum != 0.3)
    let scores = Scores([0, 0.3, sum, 1])
    let ecdf = try ScoreMapKind.ecdf.fit(scores)
    #expect(ecdf(0.3) == 0.75 && ecdf(sum) == 0.75 && ecdf(0.29) == 0.25)
    let conformal = try kind("conformal").fit(scores)
    #expect(conformal(0.3) == 0.2 && conformal(sum) == 0.2 && conformal(0.31) == 0.6)
    let ranks = try ScoreMapKind.ranks.fit(scores)
    #expect(ranks(0.3) == 0.5 && ranks(sum) == 0.5)
  }
}
