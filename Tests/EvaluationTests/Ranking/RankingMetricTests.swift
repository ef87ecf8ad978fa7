import Evaluation
import Foundation
import Scoring
import Testing
import Vocabulary

/// The known answers have ten digits.
private let printedDigits = 6e-11

struct RankingMetricTests {
  @Test func `where all rows are the top rows, chance is as good as any scores`() throws {
    let ranking = try ranking([1, 0, 0, 1], [4, 3, 2, 1])
    let reason = "the top rows are all 4 rows, of which any scores find as much as chance"
    let known: [(RankingMetric, Double)] = [
      (.precision(.rows(4)), 0.5), (.recall(.rows(4)), 1), (.lift(.share(1)), 1),
    ]
    for (metric, value) in known {
      #expect(metric.value(of: ranking) == .number(value))
      #expect(RankingMetric.adjusted(metric).value(of: ranking) == .undefined(reason: reason))
    }
    #expect(
      RankingMetric.adjusted(.precision(.rows(5))).value(of: ranking)
        == .undefined(reason: "there are only 4 rows"))
    // Two of the top two: 1 by chance ½ and at best 1. Of the top three 2/3: (2/3 − ½) / (2/3 − ½).
    #expect(RankingMetric.adjusted(.precision(.rows(1))).value(of: ranking) == .number(1))
  }

  @Test func `scikit-learn's hostile ties have their known values`() throws {  // its issue 5073
    let ranking = try ranking([0, 0, 1, 1, 0], [0.8, 0.8, 0.8, 0.2, 0.2])
    expect(ranking, .rocAUC, 0.4166666667)
    expect(ranking, .averagePrecision, 0.3666666667)
    expect(ranking, .adjusted(.averagePrecision), -0.0555555556)
    expect(ranking, .rPrecision, 0.3333333333)
    expect(ranking, .bestF1, 0.5714285714)
    expect(ranking, .adjusted(.rocAUC), 2 * 0.4166666667 - 1, within: 2 * printedDigits)
    // A gain is 0 by chance and 1 at best already.
    #expect(
      RankingMetric.adjusted(.precisionRecallGain).value(of: ranking)
        == RankingMetric.precisionRecallGain.value(of: ranking))
    #expect(ranking.bestCut(by: \.f1)?.lowestAlarmed == 0.2)
  }

  @Test func `ties among the highest scores have their known values`() throws {
    let ranking = try ranking(
      [0, 0, 0, 0, 0, 0, 0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4, 0.35, 0.35, 0.05, 0.9, 0.9, 0.35])
    expect(ranking, .rocAUC, 0.78125)
    expect(ranking, .averagePrecision, 0.4166666667)
    expect(ranking, .adjusted(.averagePrecision), 0.2708333333)
    expect(ranking, .rPrecision, 0.5)
    expect(ranking, .bestF1, 0.5)
    #expect(ranking.bestCut(by: \.f1)?.lowestAlarmed == 0.9)
  }

  @Test func `a constant score is worth what chance is`() throws {
    let ranking = try ranking([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [Double](repeating: 0, count: 10))
    expect(ranking, .rocAUC, 0.5)
    expect(ranking, .averagePrecision, 0.1)
    expect(ranking, .precisionRecallAUC, 0.1)
    expect(ranking, .adjusted(.averagePrecision), 0)
    expect(ranking, .rPrecision, 0.1)
    expect(ranking, .bestF1, 0.1818181818)
    expect(ranking, .lift(.rows(3)), 1)
    expect(ranking, .adjusted(.precision(.rows(3))), 0)
    expect(ranking, .adjusted(.recall(.rows(3))), 0)
    expect(ranking, .partialROCAUC(upTo: 0.1), 0.5)
    #expect(ranking.bestCut(by: \.f1)?.lowestAlarmed == 0)
  }

  @Test(arguments: [  // steps of (rows, anomalies); values checked by numerical integration
    ([(1, 0), (2, 2)], (2 - log(3)) / 2),
    ([(3, 1), (2, 1)], 0.3528134637),
    ([(2, 1), (3, 2), (5, 1)], 0.5267430107),
  ])
  func `Davis and Goadrich's area follows the curve between steps`(
    steps: [(rows: Int, anomalies: Int)], area: Double
  ) {
    let ranking = Ranking(
      steps: steps.indices.map { -Double($0) }, anomalies: steps.map { Int32($0.anomalies) },
      ordinary: steps.map { Int32($0.rows - $0.anomalies) })
    expect(ranking, .precisionRecallAUC, area)
  }

  @Test func `a step that the budget cuts counts with its share`() throws {
    // Highest first: one anomaly; then a tie of two anomalies and two ordinary rows; then four ordinary.
    let ranking = try ranking([1, 1, 1, 0, 0, 0, 0, 0, 0], [9, 5, 5, 5, 5, 1, 1, 1, 0])
    expect(ranking, .precision(.rows(1)), 1)
    expect(ranking, .precision(.rows(2)), (1 + 0.5) / 2)
    expect(ranking, .rPrecision, (1 + 2.0 * 2 / 4) / 3)
    expect(ranking, .recall(.rows(4)), (1 + 2.0 * 3 / 4) / 3)
    expect(ranking, .lift(.rows(4)), (1 + 2.0 * 3 / 4) / 4 / (3.0 / 9))
    expect(ranking, .precision(.share(0.01)), 1)  // a hundredth of nine rows is at least one row
  }

  @Test func `precision at k cannot exceed the anomalies there are`() throws {
    let ranking = try ranking([1, 1, 0, 0, 0, 0, 0, 0, 0, 0], (0..<10).map { -Double($0) })
    expect(ranking, .precision(.rows(4)), 0.5)
    expect(ranking, .adjusted(.precision(.rows(4))), 1)
  }

  @Test func `precision–recall–gain is cut where recall gain is 0`() throws {
    // Scores fall as anomaly, ordinary, anomaly, ordinary: odds 1, and recall gain 0 after one anomaly.
    // From (0, 1) the curve falls to (0, 0) and reaches (1, 1/2): the area is (0 + 1/2) / 2.
    let ranking = try ranking([1, 0, 1, 0], [4, 3, 2, 1])
    expect(ranking, .precisionRecallGain, 0.25)
    // All at once: from the crossing, precision gain is what it is at the end.
    let tied = try self.ranking([1, 0, 1, 0], [1, 1, 1, 1])
    expect(tied, .precisionRecallGain, 0)
    let perfect = try self.ranking([1, 1, 0, 0], [4, 3, 2, 1])
    expect(perfect, .precisionRecallGain, 1)
  }

  @Test func `one class, no rows and too large a budget are undefined, with the reason`() throws {
    let ordinary = try ranking([0, 0, 0], [1, 2, 3])
    for metric in RankingMetric.standard {
      #expect(metric.value(of: ordinary).reason == "none of the 3 rows is an anomaly")
    }
    let anomalies = try ranking([1, 1], [1, 2])
    #expect(RankingMetric.rocAUC.value(of: anomalies).reason == "all 2 rows are anomalies")
    #expect(
      RankingMetric.adjusted(.averagePrecision).value(of: anomalies).reason
        == "all 2 rows are anomalies")
    expect(anomalies, .averagePrecision, 1)
    let empty = try ranking([], [])
    #expect(RankingMetric.bestF1.value(of: empty).reason == "no row has a label")
    let short = try ranking([1, 0], [1, 0])
    #expect(RankingMetric.precision(.rows(10)).value(of: short).reason == "there are only 2 rows")
  }

  @Test func `one anomaly is enough for every value`() throws {
    let ranking = try ranking([0, 1, 0, 0], [3, 2, 1, 0])
    expect(ranking, .rocAUC, 2.0 / 3)
    expect(ranking, .averagePrecision, 0.5)
    expect(ranking, .rPrecision, 0)
    expect(ranking, .bestF1, 2.0 / 3)
    expect(ranking, .adjusted(.rPrecision), -1.0 / 3)
  }

  @Test func `merging ordinary rows between anomalies changes no metric`() throws {
    let labels = (0..<400).map { ($0 * 7919) % 13 == 0 ? 1 : 0 }
    let scores = (0..<400).map { Double(($0 * 104_729) % 151) + (labels[$0] == 1 ? 20 : 0) }
    let ranking = try ranking(labels, scores)
    #expect(ranking.condensed.steps < ranking.steps)
    for metric in RankingMetric.standard {
      #expect(metric.value(of: ranking.condensed) == metric.value(of: ranking), "\(metric.name)")
    }
  }

  @Test func `what is measured of a ranking stands in this order`() {
    #expect(
      RankingMetric.standard.map(\.name.text) == [
        "roc_auc", "average_precision", "pr_auc_interpolated", "partial_roc_auc_10_percent",
        "r_precision", "precision_at_10", "recall_at_1_percent", "lift_at_1_percent",
        "pr_gain_auc", "best_f1_oracle", "adjusted_average_precision", "adjusted_r_precision",
        "adjusted_best_f1_oracle",
      ])
  }

  @Test func `names say what they measure`() {
    let metrics: [RankingMetric] = [
      .partialROCAUC(upTo: 0.1), .recall(.share(0.005)), .adjusted(.precision(.rows(20))),
    ]
    #expect(
      metrics.map(\.name.text) == [
        "partial_roc_auc_10_percent", "recall_at_0_5_percent", "adjusted_precision_at_20",
      ])
  }

  private func expect(
    _ ranking: Ranking, _ metric: RankingMetric, _ value: Double,
    within tolerance: Double = printedDigits, at place: SourceLocation = #_sourceLocation
  ) {
    let found = metric.value(of: ranking)
    #expect(
      found.isClose(to: value, within: tolerance), "\(metric.name) is \(found)",
      sourceLocation: place)
  }

  private func ranking(_ labels: [Int], _ scores: [Double]) throws -> Ranking {
    try EvaluationTests.ranking(labels, scores)
  }
}
