import Evaluation
import Formats
import Scoring
import Testing
import Vocabulary

/// How far apart sums of at most fifty terms may be that were added in another order.
private let orderOfSums = 1e-12

struct AgreementTests {
  @Test func `1,000 random cases with ties measure as in scikit-learn`() throws {
    let cases = try #require(fixture("ranking_cases.json").elements)
    #expect(cases.count == 1000)
    let ofRanking: [RankingMetric] = [.rocAUC, .partialROCAUC(upTo: 0.3), .averagePrecision]
    let ofVerdicts: [VerdictMetric] = [
      .precision, .recall, .f1, .fScore(beta: 2), .matthews, .balancedAccuracy,
    ]
    for (index, line) in cases.enumerated() {
      let fields = try #require(line.elements)
      let labels = try Labels(anomalies: #require(fields[0].string).map { $0 == "1" })
      let scores = try Scores(#require(fields[1].string).utf8.map { Double($0) - 65 })
      let lowest = try #require(fields[2].double)
      let ranking = try Ranking(scores, labels)
      let verdicts = Verdicts(
        scores, above: ranking.cut(ranking.steps(above: lowest) + 1).threshold)
      let values =
        ofRanking.map { ($0.name, $0.value(of: ranking)) }
        + ofVerdicts.map { ($0.name, $0.value(of: Confusion(verdicts, labels))) }
      for ((name, value), theirs) in zip(values, fields.dropFirst(3)) {
        #expect(value.isClose(to: theirs.double, within: orderOfSums), "\(name) of case \(index)")
      }
    }
  }
}
