import Decisions
import Testing
import Vocabulary

/// What every way of asking answers, whole, where it can and where it cannot.
struct SentenceTests {
  private func expect(
    _ request: ThresholdRequest, on evidence: Evidence, says sentence: String,
    needs: Double? = nil, _ place: SourceLocation = #_sourceLocation
  ) {
    let choice = request.plain(evidence)
    #expect(choice.sentence == sentence, sourceLocation: place)
    #expect(choice.infeasibility?.needed == needs, sourceLocation: place)
  }

  private let unlabeled = Examples.even(120)
  private let noneLabeled =
    "needs rows labeled as anomalies and as ordinary; none of these 120 rows has a label."

  @Test func `the best of a criterion`() throws {
    expect(
      try asked("best-f1"), on: Examples.ten,
      says: "The highest F1 on these rows is 0.8, with precision 100 % and recall 66.67 %.")
    expect(try asked("best-f1"), on: unlabeled, says: "The highest F1 \(noneLabeled)", needs: 1)
    expect(
      try asked("best-f: { beta: 2 }"), on: Examples.ten,
      says: "The highest F2 on these rows is 0.8824, with precision 60 % and recall 100 %.")
    expect(
      try asked("best-mcc"), on: Examples.ten,
      says: "The highest Matthews correlation on these rows is 0.7638, with precision 100 % and"
        + " recall 66.67 %.")
    let constant = try Evidence(Scores([1, 1]), labels: Labels(anomalies: [true, false]))
    expect(
      try asked("best-mcc"), on: constant,
      says: "The highest Matthews correlation is undefined at every threshold: all rows have the"
        + " same score.", needs: 2)
    expect(
      try asked("best-youden"), on: Examples.ten,
      says: "The highest Youden's J on these rows is 0.7143, with precision 60 % and recall 100 %.")
    expect(
      try asked("best-youden"), on: unlabeled, says: "The highest Youden's J \(noneLabeled)",
      needs: 1)
  }

  @Test func `precision and recall`() throws {
    expect(
      try asked("precision: { at-least: 0.6 }"), on: Examples.ten,
      says:
        "The lowest threshold with a precision of at least 60 % on these rows has precision 60 %"
        + " and recall 100 %.")
    let mixed = try Evidence(
      Scores([4, 3, 2, 1]), labels: Labels(anomalies: [false, true, true, false]))
    expect(
      try asked("precision: { at-least: 0.9 }"), on: mixed,
      says:
        "No threshold reaches a precision of at least 90 %: the best is 66.67 %, where scores of"
        + " 2 and above alarm (recall 100 %).", needs: 0.9)
    expect(
      try asked("recall: { at-least: 0.9 }"), on: Examples.ten,
      says: "The highest threshold with a recall of at least 90 % on these rows has precision 60 %"
        + " and recall 100 %.")
    expect(
      try asked("recall: { at-least: 0.9 }"), on: Examples.clean(3),
      says:
        "A recall of at least 90 % needs rows labeled as anomalies and as ordinary; all 3 labeled rows here are"
        + " ordinary.", needs: 1)
  }

  @Test func `false-positive rates`() throws {
    expect(
      try asked("false-positive-rate: { at-most: 0.15 }"), on: Examples.ten,
      says: "1 of these 7 ordinary rows alarms (14.29 %); that promises nothing of rows to"
        + " come, as a 'confidence' would.")
    let topHeavy = try Evidence(
      Scores([1, 1, 0, 0]), labels: Labels(anomalies: [true, false, false, false]))
    expect(
      try asked("false-positive-rate: { at-most: 0.1 }"), on: topHeavy,
      says: "No threshold that alarms on anything has a false-positive rate of at most 10 %: the"
        + " highest score alone is shared by 33.33 % of the ordinary rows.", needs: 0.1)
    expect(
      try asked("false-positive-rate: { at-most: 0.1 }"), on: unlabeled,
      says: "A false-positive rate of at most 10 % needs rows labeled ordinary; you have none."
        + " Without labels, ask for 'conformal'.", needs: 1)
    expect(
      try asked("false-positive-rate: { at-most: 0.01, confidence: 0.95 }"),
      on: Examples.clean(120),
      says: "A false-positive rate of at most 1 % with 95 % confidence needs 299 clean rows; you"
        + " have 120.", needs: 299)
    expect(
      try asked("false-positive-rate: { at-most: 0.01, confidence: 0.95 }"),
      on: Examples.clean(500),
      says:
        "At most 1 % of ordinary rows to come alarm, with 95 % confidence, if they are"
        + " like these 500; the threshold is the 2nd highest of their scores. Only the"
        + " highest score seen lies above it, and nothing confirms that one.")
  }

  @Test func `conformal thresholds`() throws {
    expect(
      try asked("conformal: { at-most: 0.02 }"), on: Examples.even(500),
      says: "At most 2 % of ordinary rows to come alarm, on average, if these 500 rows are"
        + " ordinary and like those to come; the threshold is the 10th highest of their"
        + " scores.")
    expect(
      try asked("conformal: { at-most: 0.001 }"), on: unlabeled,
      says:
        "A false-positive rate of at most 0.1 % on average needs 999 rows taken to be clean; you"
        + " have 120.", needs: 999)
  }

  @Test func `costs and counts`() throws {
    expect(
      try asked("cost: { missed: 50, false: 1 }"), on: Examples.ten,
      says:
        "The lowest cost on these rows is 2 (50 a miss, 1 a false alarm), instead of 150"
        + " without any alarm, with precision 60 % and recall 100 %.")
    expect(
      try asked("cost: { missed: 1, false: 50 }"), on: Examples.clean(4),
      says:
        "The lowest cost (1 a miss, 50 a false alarm) needs rows labeled as anomalies and as ordinary; all 4 labeled rows here are"
        + " ordinary.", needs: 1)
    expect(
      try asked("cost: { missed: amount, false: 1 }"), on: Examples.ten,
      says:
        "The lowest cost (its row's 'amount' a miss, 1 a false alarm) needs a column 'amount' that says"
        + " what a miss costs for each of the 10 rows; you have none.", needs: 10)
    expect(
      try asked("cost: { missed: 1 }"), on: Examples.ten,
      says: "The lowest cost needs to be told what a false alarm costs.")
    expect(
      try asked("top: { rows: 3 }"), on: Examples.ten, says: "3 rows alarm, the highest there are.")
    expect(
      try asked("top: { rows: 200 }"), on: unlabeled,
      says: "The 200 highest rows cannot be named: there are only 120 rows.", needs: 200)
    expect(
      try asked("top: { rows: 1 }"), on: try Evidence(Scores([2, 2, 1])),
      says: "The highest row cannot be told apart: 2 rows share the highest score.", needs: 1)
  }

  @Test func `guesses without labels`() throws {
    expect(
      try asked("fixed: { threshold: 0.7 }"), on: Examples.ten,
      says: "The threshold was given; 2 of 10 rows lie above it.")
    expect(
      try asked("contamination: { share: 0.1 }"), on: unlabeled,
      says: "12 of 120 rows lie above the 90 % quantile; the share was guessed, not measured.")
    expect(
      try asked("contamination: { share: 0.001 }"), on: unlabeled,
      says: "Alarms on the highest 0.1 % of the rows need 1000 rows; you have 120.", needs: 1000)
    let far = try Evidence(Scores([1, 2, 3, 4, 100]))
    expect(
      try asked("iqr"), on: far,
      says: "The third quartile and 1.5 interquartile ranges make 7; 1 of 5 rows lies above"
        + " it. Only the highest score seen lies above it, and nothing confirms that one.")
    expect(
      try asked("mad"), on: far,
      says: "The median and 3 scaled median absolute deviations make 7.448; 1 of 5 rows lies"
        + " above it. Only the highest score seen lies above it, and nothing confirms that"
        + " one.")
    // 4 + 10³⁰⁸ · 2 is beyond the largest number.
    #expect(try asked("iqr: { factor: 1e308 }").plain(far).threshold == nil)
    // Ten events by next to no alerts are more rows than there are numbers: a number still, less eight steps.
    let few = try asked("budget: { alerts: 5.0e-324, events: 10 }").plain(far).infeasibility
    #expect(few?.needed == .greatestFiniteMagnitude - 8 * Double.greatestFiniteMagnitude.ulp)
    let constant = try Evidence(Scores([2, 2, 2, 9]))
    expect(
      try asked("mad"), on: constant,
      says:
        "The median and 3 scaled median absolute deviations give no threshold: at least half of the 4"
        + " rows have the same score, 2.")
    expect(
      try asked("iqr"), on: try Evidence(Scores([2, 2, 2, 2, 9])),
      says:
        "The third quartile and 1.5 interquartile ranges give no threshold: at least half of the 5 rows"
        + " have the same score, 2.")
  }

  @Test func `fitted distributions`() throws {
    expect(
      try asked("gaussian: { tail: 0.01 }"), on: try Evidence(Scores([2, 4, 4, 4, 5, 5, 7, 9])),
      says:
        "If scores were normally distributed, 1 % would lie above 9.653; 0 % of these 8 rows do.")
    expect(
      try asked("gaussian: { tail: 0.01 }"), on: try Evidence(Scores([3, 3])),
      says:
        "The upper 1 % of a fitted normal distribution needs scores that spread; all 2 rows score"
        + " 3.", needs: 2)
    expect(
      try asked("gamma: { tail: 0.01 }"), on: try Evidence(Scores([2, 4, 4, 4, 5, 5, 7, 9])),
      says:
        "If scores followed a gamma distribution, 1 % would lie above 10.78; 0 % of these 8 rows do."
    )
    expect(
      try asked("gamma: { tail: 0.01 }"), on: try Evidence(Scores([-1, 3])),
      says: "The upper 1 % of a fitted gamma distribution needs scores of at least 0; the lowest is"
        + " -1.", needs: 0)
  }
}
