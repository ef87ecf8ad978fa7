import Evaluation
import Numerics
import Scoring
import Testing
import Vocabulary

struct CalibrationTests {
  @Test func `bins gather scores up to their upper edge`() throws {
    // Bins (0, 0.5] and (0.5, 1]: claimed (0 + 0.2 + 0.5)/3 and 0.8, observed 1/3 and 1/2.
    let ranking = try ranking([0, 1, 0, 1, 0], [0, 0.2, 0.5, 0.9, 0.7])
    let reliability = Reliability(ranking, bins: 2)
    #expect(reliability.bins.map(\.rows) == [3, 2])
    #expect(reliability.bins.map(\.anomalies) == [1, 1])
    let error = abs(1 - 0.7) / 5 + abs(1 - 1.6) / 5
    #expect(
      CalibrationMetric.expectedError(bins: 2).value(of: ranking).isClose(to: error, within: 1e-15))
    let table = Reliability(ranking, bins: 10).table()  // empty bins are left out
    #expect(table.column(named: "upper")?.numbers == [0.1, 0.2, 0.5, 0.7, 0.9])
    #expect(table.column(named: "observed")?.numbers == [0, 1, 0, 0, 1])
  }

  /// Of two rows none and both are anomalies: Clopper and Pearson's interval ends at 1 − √0.025 above 0, and at
  /// √0.025 below 1.
  @Test func `a bin has the band that its share of anomalies is compatible with`() throws {
    let ranking = try ranking([0, 0, 1, 1], [0.25, 0.5, 0.75, 1])
    let table = Reliability(ranking, bins: 2).table()
    #expect(
      table.columns.map(\.name) == [
        "lower", "upper", "rows", "claimed", "observed", "observed_lower", "observed_upper",
      ])
    #expect(
      table.columns[..<5].map(\.numbers) == [
        [0, 0.5], [0.5, 1], [2, 2], [0.375, 0.875], [0, 1],
      ])
    let ends = [[0, 0.025.squareRoot()], [1 - 0.025.squareRoot(), 1]]
    for (column, wanted) in zip(table.columns[5...], ends) {
      let found = try #require(column.numbers)
      #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-9 }, "\(column.name) \(found)")
    }
  }

  @Test func `what is measured of probabilities stands in this order`() {
    #expect(CalibrationMetric.standard.map(\.name) == [.brier, .logLoss, .calibrationError])
  }

  @Test func `certain and wrong is a large but finite loss`() throws {
    let ranking = try ranking([1, 0], [0, 1])
    let loss = try #require(CalibrationMetric.logLoss.value(of: ranking).number)
    #expect(abs(loss - 36.04365338911715) < 1e-12)  // 52 ln 2
    #expect(CalibrationMetric.brier.value(of: ranking) == .number(1))
  }

  @Test func `scores outside 0...1 are no probabilities`() throws {
    let measured = Evaluator(seed: Seed(1)).measure(
      probabilities: Scores([0.2, 1.5]), Labels(anomalies: [false, true]))
    #expect(
      measured.allSatisfy {
        $0.quantity.reason == "the scores are no probabilities: some lie outside 0...1"
      })
  }

  @Test func `calibrated scores have intervals around what they claim`() throws {
    var generator = Seed(2).generator()
    let claims = (0..<400).map { _ in generator.uniform() }
    let labels = Labels(anomalies: claims.map { generator.uniform() < $0 })
    let measured = Evaluator(seed: Seed(1), resamples: 300).measure(
      probabilities: Scores(claims), labels)
    // The expected loss of a claim p is p(1 − p), 1/6 on average.
    #expect(try #require(measured[.brier]?.interval).contains(1.0 / 6))
  }
}
