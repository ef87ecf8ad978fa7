import Decisions
import Numerics
import Testing
import Vocabulary
import Wording

struct AdvisorTests {
  private func advice(
    _ requests: [ThresholdRequest] = [], on evidence: Evidence, test: Evidence? = nil
  ) -> ThresholdAdvice {
    Advisor(requests, bootstrap: .none).advise(on: evidence, measuredOn: test, seed: Seed(1))
  }

  @Test func `the recommendation comes first, in one sentence`() throws {
    let evidence = try Evidence(
      Examples.ten.scores, labels: Examples.ten.labels, eventsPerDay: 50)
    let answer = advice([try asked("precision: { at-least: 0.6 }")], on: evidence)
    #expect(
      answer.headline
        == "Set the threshold to 0.45: it raises about 25 alerts per day (8.12 to 58.3), 60"
        + " % of the alarms are real and it finds 100 % of the anomalies.")
    #expect(answer.recommended == 0)
  }

  @Test func `without labels the alarms to expect are those of rows that did not choose`() throws {
    // The highest of ten rows is 10 % of them; of the twenty kept apart five lie above 9.5.
    let chosenOn = try Evidence(Scores((1...10).map(Double.init)), eventsPerDay: 100)
    let apart = try Evidence(
      Scores((0..<20).map { $0 < 5 ? 20 : 1 }), eventsPerDay: 100)
    let asked = [try asked("top: { rows: 1 }")]
    // 1 of 10, and the interval of a share that is a tenth of 100 events: Clopper and Pearson's.
    #expect(
      advice(asked, on: chosenOn).headline.hasPrefix(
        "Set the threshold to 9.5: it raises about 10 alerts per day ("))
    #expect(
      advice(asked, on: chosenOn, test: apart).headline.hasPrefix(
        "Set the threshold to 9.5: it raises about 25 alerts per day ("))
    // Out of the bag, where there are no rows apart: other thresholds on rows that were not drawn.
    let drawn = Advisor(asked, bootstrap: .standard).advise(on: chosenOn, seed: Seed(1))
    let expected = try #require(
      drawn.alternatives[0].choice.threshold?.expected[.alertsPerDay]?.quantity.number)
    #expect(expected != 10)
    #expect(drawn.headline.contains("about \(Figures.significant(expected, digits: 3)) alerts"))
    let silent = try Evidence(Scores((0..<20).map { $0 < 5 ? 20 : 1 }))
    #expect(
      advice(asked, on: try Evidence(Scores((1...10).map(Double.init))), test: silent).headline
        == "Set the threshold to 9.5: it alarms on 25 % of rows.")
  }

  @Test func `a guarantee and an oracle are part of the sentence`() throws {
    let answer = advice(
      [try asked("conformal: { at-most: 0.02, confidence: 0.95 }")],
      on: Examples.even(500, basis: .oracle))
    #expect(
      answer.headline
        == "Set the threshold to 0.991: it alarms on 0.8 % of rows; at most 2 % of ordinary rows to"
        + " come alarm, with 95 % confidence (an oracle: chosen on test labels).")
    #expect(answer.basis == .oracle)
    #expect(answer.alternatives[0].choice.threshold?.basis == .oracle)
  }

  @Test func `what cannot be had gives way to what can`() throws {
    let answer = advice(
      [
        try asked("conformal: { at-most: 0.01, confidence: 0.95 }"),
        try asked("contamination: { share: 0.1 }"),
      ],
      on: Examples.even(120))
    #expect(answer.recommended == 1)
    #expect(answer.alternatives[0].choice.infeasibility?.needed == 299)
  }

  @Test func `where nothing can be had, the first reason is the answer`() throws {
    let answer = advice([try asked("conformal: { at-most: 0.01 }")], on: Examples.even(12))
    #expect(answer.recommended == nil)
    #expect(
      answer.headline
        == "No threshold can be recommended. A false-positive rate of at most 1 % on average needs 99"
        + " rows taken to be clean; you have 12.")
  }

  @Test func `what was chosen on validation rows is measured on test rows`() throws {
    let test = try Evidence(
      Scores([0.95, 0.1, 0.85, 0.2]), labels: Labels(anomalies: [true, false, false, true]))
    let answer = advice([try asked("best-f1")], on: Examples.ten, test: test)
    let precision = answer.alternatives[0].measured[.precision]
    #expect(precision?.quantity == .number(0.5) && precision?.rows == 2)
    #expect(precision?.interval?.method == "Clopper–Pearson")
  }

  @Test func `without requests, the usual ones are asked`() {
    #expect(
      advice(on: Examples.ten).alternatives.map(\.choice.method) == [
        "false-positive-rate", "false-positive-rate", "best-f1", "best-mcc", "best-youden",
        "precision", "recall", "pot", "mad", "iqr", "gaussian", "gamma", "mixture", "knee",
        "contamination",
      ])
    #expect(
      advice(on: Examples.even(700)).alternatives.map(\.choice.method) == [
        "conformal", "conformal", "conformal", "pot", "mad", "iqr", "gaussian", "gamma", "mixture",
        "knee", "contamination",
      ])
  }

  @Test func `the tuning curve runs from no alarm to all`() throws {
    let curve = advice([try asked("best-f1")], on: Examples.ten).curve
    #expect(curve.map(\.alarms) == Array(0...10))
    #expect(curve[2].precision == 1 && curve[2].recall == 2 / 3.0 && curve[2].f1 == 0.8)
    #expect(curve[0].precision == nil)
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.threshold > $1.threshold })
    let long = advice([try asked("knee")], on: Examples.even(5000)).curve
    #expect(long.count <= 1000 && long.first?.alarms == 0 && long.last?.alarms == 5000)
    #expect(long.prefix(20).map(\.alarms) == Array(0..<20))
  }

  @Test func `assumptions name what would break them`() throws {
    let unlabeled = advice([try asked("conformal: { at-most: 0.1 }")], on: Examples.even(100))
      .assumptions
    #expect(
      unlabeled.map(\.statement) == [
        "Rows to come are like the rows that the thresholds were chosen on.",
        "The rows, which nobody labeled, are ordinary.",
      ])
    let oracle = try Evidence(
      Examples.ten.scores, labels: Examples.ten.labels, basis: .oracle, eventsPerDay: 9)
    #expect(advice([try asked("best-f1")], on: oracle).assumptions.count == 4)
    #expect(!unlabeled.contains { $0.brokenBy.isEmpty })
  }
}
