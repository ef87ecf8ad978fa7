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

  @Test func `the recommendation says what the threshold did, each number with its interval`()
    throws
  {
    let evidence = try Evidence(
      Examples.ten.scores, labels: Examples.ten.labels, eventsPerDay: 50)
    let answer = advice([try asked("precision: { at-least: 0.6 }")], on: evidence)
    #expect(
      answer.headline
        == "Set the threshold to 0.45. On the rows that it was chosen on it raised 25 (8.12 to 58.3)"
        + " alerts a day, 60 % (14.7 to 94.7) of the alarms were real, it found 100 % (29.2 to 100) of"
        + " the anomalies and 28.6 % (3.67 to 71) of the ordinary rows alarmed.")
    #expect(answer.recommended == 0)
  }

  @Test
  func `where rows are kept for measuring, what was done to them comes first, then the promise`()
    throws
  {
    let test = try Evidence(
      Scores([0.1, 0.2, 0.99, 0.3]), labels: Labels(anomalies: [false, false, true, false]))
    let answer = advice(
      [try asked("conformal: { at-most: 0.05, confidence: 0.95 }")], on: Examples.even(500),
      test: test)
    #expect(
      answer.headline
        == "Set the threshold to 0.967. On rows kept for measuring it alarmed on 25 % (0.631 to 80.6) of"
        + " rows, 100 % (2.5 to 100) of the alarms were real, it found 100 % (2.5 to 100) of the anomalies"
        + " and 0 % (0 to 70.8) of the ordinary rows alarmed. At most 5 % of ordinary rows to come alarm,"
        + " with 95 % confidence.")
    #expect(answer.alternatives[0].isKept == true)
  }

  @Test func `what was asked for stands first, and what is shown beside it by its expected cost`()
    throws
  {
    // 200 rows; the highest tenth are anomalies, all above 0.9. A miss costs 100, a false alarm 1, so that of cuts
    // at 0.5, 0.8 and 0.95 the expected cost falls with the alarms that are false, and rises with what is missed.
    let scores = (0..<200).map { Double($0) / 200 }
    let evidence = try Evidence(
      Scores(scores), labels: Labels(anomalies: scores.map { $0 >= 0.9 }),
      costs: RowCosts(missed: .same(100), false: .same(1)))
    let (half, high, tight) = (
      try asked("fixed: { threshold: 0.5 }"), try asked("fixed: { threshold: 0.8 }"),
      try asked("fixed: { threshold: 0.95 }")
    )
    func order(_ own: [ThresholdRequest], known: Bool) -> [Double?] {
      Advisor(own, beside: [half, tight, high], pricesAreKnown: known)
        .advise(on: evidence, seed: Seed(1)).alternatives.map { $0.choice.threshold?.value }
    }
    #expect(order([tight], known: true) == [0.95, 0.8, 0.5])
    #expect(order([half], known: true) == [0.5, 0.8, 0.95])
    #expect(order([half], known: false) == [0.5, 0.95, 0.8])
  }

  @Test func `an expectation on rows that also chose the detector is said to flatter it`() throws {
    let evidence = try Evidence(
      Scores((0..<60).map(Double.init)), labels: Labels(anomalies: (0..<60).map { $0 >= 50 }))
    func headline(_ among: Int?) throws -> String {
      let candidate = AdvisedCandidate(
        name: "lof", tiedWith: [], chosenFrom: among, comparedBefore: 0, sentence: "")
      return Advisor([try asked("best-f1")]).advise(on: evidence, of: candidate, seed: Seed(1))
        .headline
    }
    let caution =
      " Some of these rows chose the detector among 12 candidates, and so flatter it: "
      + "expect less of it on other rows."
    #expect(try headline(12) == headline(1) + caution)
    #expect(try headline(nil) == headline(1))
  }

  @Test func `a promise that the rows kept for measuring contradict is said to be broken`() throws {
    // 30 of 100 ordinary rows alarm, and even the lower end of that lies above 5 %.
    let test = try Evidence(
      Scores((0..<101).map { $0 < 30 ? 2 : $0 == 100 ? 3 : 0 }),
      labels: Labels(anomalies: (0..<101).map { $0 == 100 }))
    let answer = advice(
      [try asked("conformal: { at-most: 0.05, confidence: 0.95 }")], on: Examples.even(500),
      test: test)
    #expect(answer.alternatives[0].isKept == false)
    #expect(
      answer.headline.hasSuffix(
        "At most 5 % of ordinary rows to come alarm, with 95 % confidence. That was broken on the rows"
          + " kept for measuring: 30 % (21.2 to 40)."))
  }

  @Test func `rows that chose the detector promise nothing, and the others promise for all`() throws
  {
    let evidence = Examples.even(500)
    let request = try asked("conformal: { at-most: 0.05, confidence: 0.95 }")
    let none = request.choose(
      from: evidence.promising(fromRowsAt: []), bootstrap: .none, seed: Seed(1))
    #expect(none.threshold?.guarantee == nil)
    #expect(
      none.sentence.hasSuffix(
        "since they helped to choose the detector, that promises nothing of rows to come. A promise takes 59"
          + " rows that did not."))
    // Too few for a rank: above all ordinary ones, not above the anomaly at 9.
    let five = request.choose(
      from: try Evidence(
        Scores([1, 2, 3, 4, 5, 9]),
        labels: Labels(anomalies: [false, false, false, false, false, true])
      ).promising(fromRowsAt: []), bootstrap: .none, seed: Seed(1))
    #expect(five.threshold.map { $0.value >= 5 && $0.value < 9 } == true)
    #expect(five.sentence.hasPrefix("0 of these 5 clean rows lie above it;"))
    let ofGroups = request.choose(
      from: try Evidence(
        Scores((0..<40).map(Double.init)), labels: Labels(anomalies: (0..<40).map { _ in false }),
        groups: (0..<40).map { Int32($0 / 4) }
      ).promising(fromRowsAt: []), bootstrap: .none, seed: Seed(1))
    #expect(
      ofGroups.sentence.contains(
        "that promises nothing of rows to come. A promise takes 59 groups with ordinary rows that did not."
      ))
    let learned = request.choose(
      from: Examples.even(500, basis: .training), bootstrap: .none, seed: Seed(1))
    #expect(
      learned.sentence.hasSuffix(
        "since the detector learned from them, that promises nothing of rows to come. A promise takes 59"
          + " rows that it did not learn from."))
    // Of the 100 lowest scores 0.001 … 0.199, the 2nd highest; 59 would do for a rank at all.
    let some = request.choose(
      from: evidence.promising(fromRowsAt: Array(0..<100)), bootstrap: .none, seed: Seed(1))
    #expect(some.threshold?.guarantee?.rows == 100)
    #expect(some.threshold?.value == 98.5 / 500)
    let few = request.choose(
      from: evidence.promising(fromRowsAt: Array(0..<58)), bootstrap: .none, seed: Seed(1))
    #expect(few.infeasibility?.needed == 59 && few.infeasibility?.found == 58)
  }

  @Test func `an oracle's threshold is called one and promises nothing`() throws {
    let answer = advice(
      [try asked("conformal: { at-most: 0.02, confidence: 0.95 }")],
      on: Examples.even(500, basis: .oracle))
    #expect(
      answer.headline
        == "Set the threshold to 0.981, an oracle's: chosen by the labels that measure it. On the rows that"
        + " it was chosen on it alarmed on 1.8 % (0.826 to 3.39) of rows.")
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

  @Test
  func `without requests, the usual ones are asked, and what repeats a threshold is left out`() {
    #expect(
      advice(on: Examples.ten).alternatives.map(\.choice.method) == [
        "false-positive-rate", "false-positive-rate", "best-f1", "best-youden", "pot", "mad", "iqr",
        "gaussian", "gamma", "mixture", "knee",
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

  @Test func `each assumption says what breaks it`() throws {
    let known = try Evidence(
      Examples.ten.scores, labels: Examples.ten.labels,
      costs: RowCosts(missed: .same(50), false: .same(1)), basis: .oracle, eventsPerDay: 9)
    let told = advice([try asked("best-f1")], on: known).assumptions
    #expect(
      told.map { "\($0.statement) | \($0.brokenBy)" } == [
        "Rows to come are like the rows that the thresholds were chosen on. | Drift of the data or of the model: "
          + "watch it, and choose again when it moves.",
        "The labels are right, and those of recent rows have arrived. | Anomalies that are reported late count as "
          + "ordinary until then: precision looks lower, and the false-positive rate higher, than they are.",
        "There are 9 events per day, and anomalies are as frequent among them as among the rows. | Alerts per day "
          + "grow with the events, and with the share of anomalies if rows were picked by kind.",
        "A missed anomaly costs 50, and a false alarm 1. | Other prices move what is cheapest: state them under "
          + "'cost'.",
        "Nothing: the thresholds are an oracle's, chosen on the rows that measure them. | No production system "
          + "knows these labels; choose on validation rows.",
      ])
    let unlabeled = advice([try asked("conformal: { at-most: 0.1 }")], on: Examples.even(100))
      .assumptions
    #expect(
      unlabeled.map { "\($0.statement) | \($0.brokenBy)" } == [
        "Rows to come are like the rows that the thresholds were chosen on. | Drift of the data or of the model: "
          + "watch it, and choose again when it moves.",
        "The rows, which nobody labeled, are ordinary. | Anomalies among them raise every threshold that rests on "
          + "their highest scores; fewer alarms come than promised, and more is missed.",
      ])
  }

  @Test func `what mistakes cost is part of what a threshold did`()
    throws
  {
    // Two of ten rows are false alarms of 1 each.
    let costs = RowCosts(missed: .same(50), false: .same(1))
    let known = try Evidence(Examples.ten.scores, labels: Examples.ten.labels, costs: costs)
    let asked = try asked("fixed: { threshold: 0.45 }")
    let did =
      "it alarmed on 50 % (18.7 to 81.3) of rows, 60 % (14.7 to 94.7) of the alarms were real, it found 100 % "
      + "(29.2 to 100) of the anomalies, 28.6 % (3.67 to 71) of the ordinary rows alarmed and mistakes cost 0.2 a "
      + "row."
    #expect(
      advice([asked], on: known).headline
        == "Set the threshold to 0.45. On the rows that it was chosen on \(did)")
    #expect(
      advice([asked], on: known, test: known).headline
        == "Set the threshold to 0.45. On rows kept for measuring \(did)")
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
