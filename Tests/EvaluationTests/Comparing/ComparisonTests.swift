import Evaluation
import Numerics
import Testing
import Vocabulary

struct ComparisonTests {
  private let evaluator = Evaluator(seed: Seed(11), resamples: 400)
  private let labels = Labels(anomalies: (0..<300).map { $0 < 30 })

  private func scores(_ shift: Double, _ seed: Int) -> Scores {
    var generator = Seed(5).split("scores", seed).generator()
    return Scores(labels.values.map { generator.normal() + ($0 == .anomaly ? shift : 0) })
  }

  @Test func `scores compared with themselves do not differ`() {
    let own = scores(1, 1)
    for comparison in evaluator.compare(own, own, labels) {
      #expect(comparison.difference.quantity == .number(0))
      #expect(comparison.p == .number(1))
    }
  }

  @Test func `a clear difference is seen by every metric, and named after it`() {
    let compared = evaluator.compare(scores(3, 1), scores(0.5, 2), labels)
    #expect(
      compared.map(\.difference.name.text)
        == ["roc_auc_difference", "average_precision_difference"])
    #expect(compared.map(\.method) == ["DeLong", "bootstrap (400)"])
    for comparison in compared {
      #expect(comparison.p.number! < 0.01)
      #expect(comparison.difference.interval!.lower > 0)
    }
  }

  @Test func `verdicts are compared on the same rows`() {
    let good = Verdicts(scores(3, 1), above: 1.5)
    let bad = Verdicts(scores(0.5, 2), above: 1.5)
    let compared = evaluator.compare(good, bad, labels)
    #expect(compared.map(\.first.name) == [.precision, .recall, .f1])
    #expect(compared.allSatisfy { $0.p.number! < 0.05 })
    #expect(McNemar(good, bad, labels).p < 0.01)
  }

  @Test func `with one class there is nothing to compare, and it says why`() {
    let one = Labels(anomalies: [false, false])
    for comparison in evaluator.compare(Scores([1, 2]), Scores([2, 1]), one) {
      #expect(comparison.p.reason == "none of the 2 rows is an anomaly")
    }
    for comparison in evaluator.compare(Scores([.nan, 2]), Scores([2, 1]), one) {
      #expect(comparison.p.reason == "the score of row 0 is not a number")
    }
  }

  @Test func `many differences are flipped at random, from the seed`() {
    var generator = Seed(8).generator()
    let differences = (0..<40).map { _ in generator.normal(mean: 0.5, deviation: 1) }
    let test = SignFlipTest(differences, seed: Seed(1))
    #expect(test.flips == SignFlipTest.randomFlips)
    #expect(test == SignFlipTest(differences, seed: Seed(1)))
    // The signed-rank test sees the same differences; both are far out in the tail.
    #expect(test.p < 0.05 && SignedRankTest(differences).p < 0.05)
  }
}
