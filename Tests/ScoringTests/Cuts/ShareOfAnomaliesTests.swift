import Numerics
import Testing
import Vocabulary

@testable import Scoring

/// What hangs on how frequent anomalies are is no surer than that is.
struct ShareOfAnomaliesTests {
  /// A cut that finds 56 % of the anomalies and calls 5 % of the ordinary rows strange; 1 row in 20 is an anomaly.
  private static let (share, recall, wrong) = (0.05, 0.56, 0.05)
  private static let metrics: [VerdictMetric] = [.f1, .costPerRow(missed: 10, false: 1)]

  private static func counts(_ anomalies: Int, of rows: Int, _ chance: inout Generator) -> Confusion
  {
    let found = chance.binomial(anomalies, chance: recall)
    let alarms = chance.binomial(rows - anomalies, chance: wrong)
    return Confusion(
      truePositives: found, falsePositives: alarms, falseNegatives: anomalies - found,
      trueNegatives: rows - anomalies - alarms)
  }

  /// How often intervals hold what the cut does to rows to come, of 600 draws of 600 rows.
  ///
  /// - Parameter table: How many rows they were dealt from, with the same share; `nil` where they stand as they
  ///   came.
  private func held(from table: Int?, told: Int?) -> [Double] {
    let truth = [
      2 * 0.05 * 0.56 / (0.05 * 0.56 + 0.95 * 0.05 + 0.05), 0.05 * 10 * 0.44 + 0.95 * 0.05,
    ]
    var chance = Seed(11).split("worlds", table ?? 0).generator()
    var held = [0, 0]
    for _ in 0..<600 {
      let rows = table ?? 600
      let anomalies = chance.binomial(rows, chance: Self.share) * 600 / rows
      let found = Self.counts(anomalies, of: 600, &chance).measurements(
        of: Self.metrics, shareOf: told)
      for (place, measured) in found.enumerated()
      where measured.interval?.contains(truth[place]) == true {
        held[place] += 1
      }
    }
    return held.map { Double($0) / 600 }
  }

  /// Within three errors of 95 % (0.9 points each).
  @Test func `intervals of F1 and of a cost hold, whether rows stand as they came or were dealt`() {
    for (table, told) in [(nil, nil), (3000, 3000)] as [(Int?, Int?)] {
      let held = held(from: table, told: told)
      #expect(held.allSatisfy { (0.923...0.977).contains($0) }, "\(held)")
    }
  }

  @Test func `rows that came as they please are not as sure as rows that were dealt from many`() {
    let held = held(from: nil, told: 1_000_000)
    #expect(held[1] < 0.9, "\(held)")
  }
}
