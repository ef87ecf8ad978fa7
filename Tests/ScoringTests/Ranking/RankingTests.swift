import Scoring
import Testing
import Vocabulary

/// Ranks scores against labels that are 1 for an anomaly.
func ranking(_ labels: [Int], _ scores: [Double]) throws -> Ranking {
  try Ranking(Scores(scores), Labels(anomalies: labels.map { $0 == 1 }))
}

struct RankingTests {
  @Test func `equal scores are one step`() throws {
    let ranking = try ranking([0, 0, 1, 1, 0], [0.8, 0.8, 0.8, 0.2, 0.2])
    #expect(ranking.scores == [0.8, 0.2])
    #expect((0...2).map(ranking.truePositives) == [0, 1, 2])
    #expect((0...2).map(ranking.falsePositives) == [0, 2, 3])
  }

  @Test func `rows with unknown labels take no part`() throws {
    let all = Labels([.anomaly, .unknown, .ordinary])
    let ranking = try Ranking(Scores([0.9, .nan, 0.1]), all)
    #expect(ranking == (try Ranking(Scores([0.9, 0.1]), Labels([.anomaly, .ordinary]))))
  }

  @Test func `a score that is not a number is refused by its row`() {
    #expect(throws: RankingError.noNumber(rows: 2, first: 1)) {
      try ranking([0, 1, 0], [0.5, .nan, .nan])
    }
    #expect(
      RankingError.noNumber(rows: 2, first: 1).description
        == "the scores of 2 rows are not numbers; the first is that of row 1")
  }

  @Test func `infinities and both zeros have their place`() throws {
    let ranking = try ranking([1, 0, 1, 0], [.infinity, -.infinity, -0.0, 0.0])
    #expect(ranking.scores == [.infinity, 0, -.infinity])
    #expect(ranking.rocAUC == 0.875)
  }

  @Test(arguments: [
    // scikit-learn issue 5073
    ([0, 0, 1, 1, 0], [0.8, 0.8, 0.8, 0.2, 0.2], 0.4166666667, 0.3666666667),
    (
      [0, 0, 0, 0, 0, 0, 0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4, 0.35, 0.35, 0.05, 0.9, 0.9, 0.35],
      0.78125, 0.4166666667
    ),
    ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [Double](repeating: 3, count: 10), 0.5, 0.1),
  ])
  func `areas have their known values on ties`(
    labels: [Int], scores: [Double], area: Double, precision: Double
  ) throws {
    let ranking = try ranking(labels, scores)
    #expect(abs(ranking.rocAUC! - area) < 1e-10)
    #expect(abs(ranking.averagePrecision! - precision) < 1e-10)
  }

  @Test func `one class has no ROC area, and no anomalies no average precision`() throws {
    let ordinary = try ranking([0, 0], [1, 2])
    #expect(ordinary.rocAUC == nil)
    #expect(ordinary.averagePrecision == nil)
    let anomalies = try ranking([1, 1], [1, 2])
    #expect(anomalies.rocAUC == nil)
    #expect(anomalies.averagePrecision == 1)
    let empty = try ranking([], [])
    #expect(empty.rocAUC == nil)
    #expect(empty.steps == 0)
    #expect(empty.bestCut(by: \.f1) == nil)
  }
}

struct CutTests {
  @Test func `a ranking has a cut more than it has distinct scores`() throws {
    let ranking = try ranking([0, 0, 1, 1, 0], [0.8, 0.8, 0.8, 0.2, 0.2])
    let cuts = (0...ranking.steps).map(ranking.cut)
    #expect(cuts.map(\.lowestAlarmed) == [nil, 0.8, 0.2])
    #expect(cuts.map(\.confusion.alarms) == [0, 3, 5])
    #expect(cuts[1].threshold == 0.5)
    #expect(cuts[0].threshold > 0.8)
    #expect(cuts[2].threshold < 0.2)
  }

  @Test func `a cut's threshold alarms the rows that it counts`() throws {
    let scores = Scores([0.3, 0.1, 0.30000000000000004, 2, .infinity, -5, 0.1, -.infinity])
    let labels = Labels(anomalies: [true, false, false, true, true, false, true, false])
    let ranking = try Ranking(scores, labels)
    for step in 0...ranking.steps {
      let cut = ranking.cut(step)
      // Nothing lies above an infinite score, or below one.
      guard cut.threshold.isFinite else { continue }
      #expect(Confusion(Verdicts(scores, above: cut.threshold), labels) == cut.confusion)
      #expect(ranking.steps(above: cut.threshold) == step)
    }
  }

  @Test func `of several best cuts the highest threshold wins`() throws {
    // F1 is 0.5 at 0.9 (one of two found, one false alarm) and at 0.35 (both found, four false).
    let ranking = try ranking(
      [0, 0, 0, 0, 0, 0, 0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4, 0.35, 0.35, 0.05, 0.9, 0.9, 0.35])
    let best = try #require(ranking.bestCut(by: \.f1))
    #expect(best.lowestAlarmed == 0.9)
    #expect(best.confusion.f1 == 0.5)
  }
}

struct SeparatorTests {
  @Test func `it is the midpoint as Float where that separates`() {
    let separator = Separator(between: 0.1, and: 0.2)
    #expect(separator.value == Double(Float(0.15)))
    #expect(separator.holdsInFloat)
  }

  @Test(arguments: [
    (0.43127, 0.431, 0.432), (0.5, 0.499, 0.501), (-3.14159, -3.15, -3.14),
    (1_000_000, 990_000, 1_010_000),
    (0, -0.001, 0.001), (.leastNonzeroMagnitude, -0.001, 0.001), (1e-12, 9.9e-13, 1.01e-12),
    (-1, -1.01, -0.99),
    (123_456.78, 123_000, 124_000),
  ])
  func `beyond all scores it is a number that a person can type`(
    score: Double, below: Double, above: Double
  ) {
    #expect(Separator(below: score).value == below)
    #expect(Separator(above: score).value == above)
    #expect(Separator(below: score).holdsInFloat && Separator(above: score).holdsInFloat)
  }

  @Test func `beyond what Float can hold it is the next number there is`() {
    #expect(Separator(below: 1e300).value == 1e300.nextDown)
    #expect(Separator(below: .infinity).value == .greatestFiniteMagnitude)
    #expect(Separator(above: -.infinity).value == -.greatestFiniteMagnitude)
    #expect(!Separator(below: 1e300).holdsInFloat)
  }

  @Test func `scores too close for Float are separated as Double, and it says so`() {
    let (lower, upper) = (0.5, 0.5 + 1e-12)
    let separator = Separator(between: lower, and: upper)
    #expect(separator.value > lower && separator.value < upper)
    #expect(!separator.holdsInFloat)
  }

  @Test func `neighbouring doubles are separated by the lower one`() {
    let separator = Separator(between: 1, and: 1.0.nextUp)
    #expect(separator.value == 1)
    #expect(!separator.holdsInFloat)
  }

  @Test func `it stays finite beside infinities and does not overflow`() {
    #expect(Separator(between: 1, and: .infinity).value.isFinite)
    #expect(Separator(between: -.infinity, and: 1).value.isFinite)
    #expect(Separator(between: -.infinity, and: .infinity).value == 0)
    let huge = Double.greatestFiniteMagnitude
    #expect(Separator(between: -huge, and: huge).value == 0)
  }

  @Test func `rounding scores to Float never crosses it where it says so`() {
    let scores = stride(from: -3.0, through: 3, by: 0.0371).map { $0 * $0 * $0 }.sorted()
    for (lower, upper) in zip(scores, scores.dropFirst()) {
      let separator = Separator(between: lower, and: upper)
      guard separator.holdsInFloat else { continue }
      #expect(Float(lower) < Float(separator.value) && Float(separator.value) < Float(upper))
    }
  }
}

struct ConfusionTests {
  /// Forty rows, ten of them anomalies: 6 found, 4 missed, 3 false alarms.
  let confusion = Confusion(
    truePositives: 6, falsePositives: 3, falseNegatives: 4, trueNegatives: 27)

  @Test func `rates are shares of the counts`() {
    #expect(confusion.precision == 6.0 / 9)
    #expect(confusion.recall == 0.6)
    #expect(confusion.specificity == 0.9)
    #expect(confusion.falsePositiveRate == 0.1)
    #expect(confusion.accuracy == 33.0 / 40)
    #expect(confusion.balancedAccuracy == 0.75)
    #expect(confusion.f1 == 12.0 / 19)
    #expect(confusion.fScore(beta: 2) == 30.0 / 49)  // 5·6 / (5·6 + 4·4 + 3)
    #expect(confusion.cost(missed: 50, false: 1) == 203)
    // (6·27 − 3·4) / √(9·10·30·31)
    #expect(abs(confusion.matthews! - 150 / 83700.0.squareRoot()) < 1e-15)
  }

  @Test func `a share of nothing is undefined`() {
    let silent = Confusion(
      truePositives: 0, falsePositives: 0, falseNegatives: 2, trueNegatives: 3)
    #expect(silent.precision == nil)
    #expect(silent.matthews == nil)
    #expect(silent.f1 == 0)
    let empty = Confusion(
      truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0)
    #expect(empty.f1 == nil)
    #expect(empty.recall == nil)
    #expect(empty.accuracy == nil)
  }
}
