import Evaluation
import Numerics
import Scoring
import Testing
import Vocabulary

struct SpeedTests {
  @Test(.enabled(if: isDeep, "ten million rows take a while: set ASSAY_DEEP=1"))
  func `areas cost less than two sorts of the scores`() throws {
    let rows = 10_000_000
    var generator = Seed(1).generator()
    let labels = Labels(anomalies: (0..<rows).map { _ in generator.uniform() < 0.01 })
    let scores = Scores((0..<rows).map { _ in generator.uniform() })
    let clock = ContinuousClock()
    var (sorts, radix, measured): ([Duration], [Duration], [Duration]) = ([], [], [])
    for _ in 0..<3 {
      sorts.append(clock.measure { #expect(scores.values.sorted().count == rows) })
      radix.append(clock.measure { #expect(scores.values.numericallySorted().count == rows) })
      measured.append(
        try clock.measure {
          let ranking = try Ranking(scores, labels)
          #expect(ranking.rocAUC != nil && ranking.averagePrecision != nil)
        })
    }
    let ratio = measured.min()! / sorts.min()!
    print(
      "sorted \(sorts.min()!), by radix \(radix.min()!), all measured \(measured.min()!)",
      "ratios \(ratio) and \(measured.min()! / radix.min()!)")
    #expect(ratio < 2)
  }

  @Test(.enabled(if: isDeep, "set ASSAY_DEEP=1"))
  func `a trial of ten thousand rows is measured in milliseconds`() {
    var generator = Seed(1).generator()
    let labels = Labels(anomalies: (0..<10_000).map { $0 % 20 == 0 })
    let scores = Scores(labels.values.map { generator.normal() + ($0 == .anomaly ? 1.5 : 0) })
    let clock = ContinuousClock()
    let evaluator = Evaluator(seed: Seed(2))
    let duration = clock.measure {
      #expect(!evaluator.measure(scores, labels).isEmpty)
      #expect(!evaluator.measure(scores, above: 1, labels).isEmpty)
    }
    print("all metrics of 10,000 rows with intervals: \(duration)")
    #expect(duration < .milliseconds(500))
  }
}
