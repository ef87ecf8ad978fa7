import Evaluation
import Numerics
import Scoring
import Testing
import Vocabulary

struct VerdictTests {
  private let evaluator = Evaluator(seed: Seed(3), resamples: 200)
  private let labels = Labels(anomalies: (0..<60).map { $0 < 12 })
  /// Finds eight of twelve anomalies, with six false alarms.
  private let verdicts = Verdicts((0..<60).map { $0 < 8 || (20..<26).contains($0) })

  @Test func `verdicts are measured by their counts alone, whatever the seed`() {
    let counts = Confusion(
      truePositives: 8, falsePositives: 6, falseNegatives: 4, trueNegatives: 42)
    #expect(evaluator.measure(verdicts, labels) == counts.measurements())
    #expect(Evaluator(seed: Seed(4)).measure(verdicts, labels) == counts.measurements())
  }

  @Test func `what is undefined says why`() {
    let silent = Verdicts([Bool](repeating: false, count: 60))
    let measured = evaluator.measure(silent, labels)
    #expect(measured[.precision]?.quantity.reason == "no row alarms")
    #expect(measured[.matthews]?.quantity.reason == "no row alarms")
    #expect(measured[.recall]?.quantity == .number(0))
    let ordinary = Labels(anomalies: [Bool](repeating: false, count: 60))
    let clean = evaluator.measure(verdicts, ordinary)
    #expect(clean[.f1]?.quantity.reason == "none of the 60 rows is an anomaly")
    #expect(clean[.falsePositiveRate]?.quantity == .number(14.0 / 60))
    #expect(
      evaluator.measure(Verdicts([]), Labels([]))[.f1]?.quantity.reason == "no row has a label")
  }

  @Test func `recall is told apart by kind of anomaly`() {
    let kinds = (0..<60).map { Int32($0 < 4 ? 2 : $0 < 11 ? 0 : $0 == 11 ? -1 : 5) }
    let recalls = evaluator.recallByKind(verdicts, labels, kinds: kinds)
    #expect(recalls.map(\.code) == [0, 2])
    #expect(recalls.map(\.recall.quantity) == [.number(4.0 / 7), .number(1)])
    #expect(recalls[0].recall.interval == Interval(share: 4, of: 7))
  }

  @Test func `slices hold the rows of one level each`() {
    let codes = (0..<60).map { Int32($0 % 3 == 2 ? -1 : $0 % 3) }
    let slices = evaluator.slices(verdicts, labels, by: codes, metrics: [.recall])
    #expect(slices.map(\.code) == [0, 1])
    #expect(slices[0].confusion.truePositives == 3)  // rows 0, 3 and 6 of 0, 3, 6, 9
    #expect(slices[0].measurements[0].quantity == .number(0.75))
    #expect(slices.map(\.confusion.rows) == [20, 20])
    let ranked = evaluator.slices(
      Scores((0..<60).map { -Double($0) }), labels, by: codes, metrics: [.rocAUC])
    #expect(ranked.map { $0.measurements[0].quantity } == [.number(1), .number(1)])
  }
}
