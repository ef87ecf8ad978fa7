import Evaluation
import Formats
import Numerics
import Testing
import Vocabulary

/// How far apart sums of a few hundred terms may be that were added in another order, and what the 1e-15
/// that TSB-AD adds to denominators changes.
private let orderOfSums = 1e-12

struct SeriesAgreementTests {
  @Test func `60 random series measure as in TSB-AD`() throws {
    let cases = try #require(fixture("series_cases.json").elements)
    let evaluator = Evaluator(seed: .init(1))
    for (index, line) in cases.enumerated() {
      let fields = try #require(line.elements)
      let labels = try Labels(anomalies: #require(fields[0].string).map { $0 == "1" })
      let scores = try Scores(#require(fields[1].string).utf8.map { Double($0) - 65 })
      let window = try #require(fields[2].int)
      let ours =
        evaluator.measure(series: scores, labels, window: window)
        + evaluator.measure(series: Verdicts(scores, above: 12), labels)
      let names = [
        "vus_pr", "vus_roc", "event_f1_oracle", "range_f1_oracle", "affiliation_f1_oracle",
        "point_adjusted_f1_oracle", "range_precision", "range_recall", "affiliation_precision",
        "affiliation_recall", "event_f1",
      ]
      for (name, theirs) in zip(names, fields.dropFirst(3)) {
        guard let theirs = theirs.double else { continue }
        // TSB-AD's event metrics overlook the last step of an event that the series ends in.
        if name.hasPrefix("event"), labels.values.last == .anomaly { continue }
        let value = try #require(ours[name]).quantity
        #expect(
          value.isClose(to: theirs, within: orderOfSums), "\(name) of case \(index): \(value)")
      }
    }
  }
}
