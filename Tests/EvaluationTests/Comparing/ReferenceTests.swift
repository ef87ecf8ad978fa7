import Formats
import Numerics
import Scoring
import Testing
import Vocabulary

@testable import Evaluation

/// Numbers of the same size that were computed in another order.
private let rounding = 1e-12
/// What remains between two approximations of a tail.
private let tails = 1e-9

/// Values of scipy, statsmodels and scikit-learn, as `make_statistics.py` made them.
struct ReferenceTests {
  @Test func `signed-rank p-values are exact for few differences, with ties too`() throws {
    try forEach("wilcoxon") { fields in
      let test = SignedRankTest(try numbers(fields[0]))
      #expect(abs(test.p - (try #require(fields[1].double))) < tails)
    }
  }

  @Test func `Friedman's statistic is corrected for ties`() throws {
    try forEach("friedman") { fields in
      let table = try #require(fields[0].elements).map(numbers)
      let test = try #require(
        FriedmanTest(ranks: table.map { Ranks.average(of: $0) }, seed: Seed(1)))
      #expect(abs(test.chiSquare - (try #require(fields[1].double))) < rounding * 100)
      #expect(abs(test.chiSquareP - (try #require(fields[2].double))) < tails)
    }
  }

  @Test func `Holm's p-values never fall from one test to the next`() throws {
    try forEach("holm") { fields in
      let adjusted = try holmAdjusted(numbers(fields[0]))
      #expect(zip(adjusted, try numbers(fields[1])).allSatisfy { abs($0 - $1) < rounding })
    }
  }

  @Test func `DeLong's variances follow the definition, with ties`() throws {
    try forEach("delong") { fields in
      let (a, b) = (Scores(try numbers(fields[0])), Scores(try numbers(fields[1])))
      let labels = Labels(anomalies: try numbers(fields[2]).map { $0 == 1 })
      let wanted = try fields.dropFirst(3).map { try #require($0.double) }
      let (first, second) = (try Ranking(a, labels), try Ranking(b, labels))
      let contest = try #require(
        try Contest(
          [Heat(rows: Array(labels.values.indices), labels: labels, seed: 1, scores: [a, b])],
          by: .rocAUC, seed: Seed(1)))
      let found = [
        try #require(first.rocAUC), try #require(second.rocAUC),
        try #require(first.deLongVariance), try #require(second.deLongVariance),
        contest.varianceOfRows(0, 1),
      ]
      #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < rounding })
    }
  }

  @Test func `rank correlation shares ties`() throws {
    try forEach("spearman") { fields in
      let found = try #require(spearman(numbers(fields[0]), numbers(fields[1])))
      #expect(abs(found - (try #require(fields[2].double))) < rounding)
    }
  }

  @Test func `probabilities lose as in scikit-learn`() throws {
    try forEach("calibration") { fields in
      let labels = Labels(anomalies: try numbers(fields[1]).map { $0 == 1 })
      let ranking = try Ranking(Scores(try numbers(fields[0])), labels)
      for (metric, wanted) in zip([CalibrationMetric.brier, .logLoss], fields.dropFirst(2)) {
        #expect(metric.value(of: ranking).isClose(to: wanted.double, within: rounding))
      }
    }
  }

  private func forEach(_ name: String, _ check: ([JSON]) throws -> Void) throws {
    let cases = try #require(try fixture("statistics.json")[name]?.elements)
    #expect(!cases.isEmpty)
    for one in cases { try check(try #require(one.elements)) }
  }

  private func numbers(_ json: JSON) throws -> [Double] {
    try #require(json.elements).map { try #require($0.double) }
  }
}
