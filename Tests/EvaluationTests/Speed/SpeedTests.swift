import Evaluation
import Numerics
import Scoring
import Testing
import Vocabulary

struct SpeedTests {
  /// Fifty anomalies among 1,000 rows make 101 steps of 22 ns. They are drawn 2,000 times; in groups each row takes
  /// 8 ns more, and 400,000 / (1,000 + 101) = 363 draws are enough. To both come 200, and 1 µs a row.
  @Test func `measuring takes its draws, and with groups fewer of them that take longer`() {
    let evaluator = Evaluator(seed: Seed(1))
    func microseconds(_ anomalies: Int, isGrouped: Bool) -> Int {
      let work = evaluator.work(
        anomalies: anomalies, ordinary: 1000 - anomalies, isGrouped: isGrouped)
      return Int((work * 1e6).rounded())
    }
    // 2,200 · 101 · 22 ns and 1 ms; 563 · (101 · 22 ns + 1,000 · 8 ns) and 1 ms; too few to draw.
    #expect(microseconds(50, isGrouped: false) == 5888)
    #expect(microseconds(50, isGrouped: true) == 6755)
    #expect(microseconds(9, isGrouped: true) == 1000)
  }

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
