import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What is concluded from scores, on rows small enough to be worked out by hand.
struct TrialDecisionsTests {
  /// On validation rows, only a cut between 2 and 3 makes no mistake. Of the test rows 3 and 5 lie above it:
  /// one anomaly of two, one ordinary row of three.
  @Test func `a threshold is chosen on validation rows and measured on test rows`() throws {
    let trial = try StatedTrial(
      "thresholds: [best-f1]", training: "7 8 9", validation: "1 2 3! 4!", test: "1! 2 3 1 5!")
    let threshold = try #require(trial.thresholds.first)
    #expect(threshold.line == "validation 2.5")
    #expect(threshold.onTest(.precision) == 0.5)
    #expect(threshold.onTest(.recall) == 0.5)
    #expect(threshold.onTest(.falsePositiveRate) == 1.0 / 3)
    // Behind precision stand the alarms, behind F1 all rows with labels.
    #expect(threshold.onTest.prefix(3).map(\.rows) == [2, 2, 5])
  }

  private static let four =
    "thresholds: [best-f1, { contamination: { share: 0.5 } }, { fixed: { threshold: 6 } }, { recall: { at-least: 0.5 } }]"

  /// A quantile is a score itself: half of the rows lie above 2. The highest anomaly alone is half of them.
  @Test func `validation rows choose where there are some`() throws {
    let trial = try StatedTrial(
      Self.four, training: "10 20 30 40", validation: "1 2 3! 4!", test: "100 200! 300 400!")
    #expect(
      trial.thresholds.map(\.line) == [
        "validation 2.5", "validation 2.0", "validation 6.0", "validation 3.5",
      ])
  }

  @Test
  func `without validation rows, training rows choose, and test rows where labels are needed`()
    throws
  {
    let trial = try StatedTrial(
      Self.four, training: "10 20 30! 40!", validation: "", test: "100 200 300! 400!")
    #expect(
      trial.thresholds.map(\.line) == [
        "oracle 250.0", "training 20.0", "training 6.0", "oracle 350.0",
      ])
  }

  /// Training rows have labels, but a detector has seen them: a choice by them is said to be just that.
  @Test(arguments: ["100? 200? 300? 400?", "100 200 300 400", "100! 200! 300! 400!"])
  func `test rows without both kinds of labels leave the choice to training rows`(test: String)
    throws
  {
    let trial = try StatedTrial(
      Self.four, training: "10 20 30! 40!", validation: "", test: test)
    #expect(
      trial.thresholds.map(\.line) == [
        "training 25.0", "training 20.0", "training 6.0", "training 35.0",
      ])
  }

  @Test func `a request that cannot be answered says why`() throws {
    let trial = try StatedTrial(
      "thresholds: [best-f1]", validation: "1? 2? 3?", test: "1 2!")
    let threshold = try #require(trial.thresholds.first)
    #expect(threshold.line == "none")
    #expect(threshold.onTest == [])
    #expect(
      threshold.choice.sentence
        == "The highest F1 needs rows labeled as anomalies and as ordinary; none of these 3 rows has a label."
    )
  }

  @Test func `a request whose rows say nothing is answered with the reason`() throws {
    let trial = try StatedTrial(
      "thresholds: [{ top: { rows: 1 } }, mad]", training: "", validation: "", test: "1 2")
    #expect(
      trial.thresholds.map(\.choice.sentence) == [
        "The highest row cannot be found: there are no scores to choose a threshold from.",
        "The median and 3 scaled median absolute deviations cannot be found: there are no scores to"
          + " choose a threshold from.",
      ])
    #expect(trial.thresholds.allSatisfy { $0.onTest.isEmpty })
  }

  /// Of five training rows two lie above 2.5; the test rows, whose labels only measure, are not asked.
  @Test func `a number of rows is found without labels, on training rows`() throws {
    let trial = try StatedTrial(
      "thresholds: [{ top: { rows: 2 } }]", training: "0 1 2 3 4", validation: "", test: "7 8!")
    #expect(trial.thresholds.map(\.line) == ["training 2.5"])
  }

  /// The cut at 2.5 misses one anomaly of the five test rows and alarms on two ordinary ones: 7 + 2 · 2,
  /// 7 + 2 · 3, 50 + 2 · 2 and 50 + 2 · 3. On validation rows it makes no mistake, so that no price would choose another.
  @Test(arguments: [
    ("cost: { missed: 7, false: 2 }", 11.0), ("cost: { missed: 7 }", 13),
    ("cost: { false: 2 }", 54), ("cost: {}", 56), ("best-f1: {}", 56),
  ])
  func `a cost is measured at the prices of the request, or else of the operation`(
    request: String, cost: Double
  ) throws {
    let trial = try StatedTrial(
      "operation: { missed: 50, false: 3 }\nthresholds: [{ \(request) }]",
      validation: "1 2 3! 4!", test: "1! 2 3 4 5!")
    let threshold = try #require(trial.thresholds.first)
    #expect(threshold.line == "validation 2.5")
    #expect(threshold.onTest(.costPerRow) == cost / 5)
  }

  /// Alarming on 2 as well finds the anomaly there and costs a false alarm at 3: worth it where a miss costs
  /// more. A cut at 1.5 has one false alarm, one at 3.5 one miss.
  @Test(arguments: [(10.0, 1.0, 1.5), (1, 10, 3.5)])
  func `prices choose between misses and false alarms`(
    missed: Double, wrong: Double, value: Double
  ) throws {
    let trial = try StatedTrial(
      "operation: { missed: \(missed), false: \(wrong) }\nthresholds: [cost]",
      validation: "1 2! 3 4!", test: "1 2!")
    #expect(trial.thresholds.map(\.line) == ["validation \(value)"])
  }

  /// Missing the row at 2 costs 9 and that at 4 costs 1, a false alarm costs 2: cut below 2.
  @Test func `a column says what each miss costs`() throws {
    let costs = (validation: [5.0, 9, 5, 1], test: [1.0, 1])
    let trial = try StatedTrial(
      "thresholds: [{ cost: { missed: amount, false: 2 } }]", validation: "1 2! 3 4!",
      test: "1 2!", costs: costs)
    #expect(trial.thresholds.map(\.line) == ["validation 1.5"])
    let cheap = try StatedTrial(
      "thresholds: [{ cost: { missed: amount, false: 2 } }]", validation: "1 2! 3 4!",
      test: "1 2!", costs: (validation: [5, 1, 5, 9], test: [1, 1]))
    #expect(cheap.thresholds.map(\.line) == ["validation 3.5"])
  }

  /// Of eight rows, a budget that is a quarter of the events lets one alarm: above it lie 1½ of 9 new
  /// rows, above two 2½.
  @Test(arguments: [
    ("events: 400, per: day", "alerts: 100, per: day"),
    ("events: 2800, per: week", "alerts: 100, per: day"),
    ("events: 400, per: hour", "alerts: 2400, per: day"),
  ])
  func `a budget is held against the events that the operation states`(
    operation: String, budget: String
  ) throws {
    let trial = try StatedTrial(
      "operation: { \(operation) }\nthresholds: [{ budget: { \(budget) } }]",
      validation: "1 2 3 4 5 6 7! 8!", test: "1 2!")
    #expect(trial.thresholds.map(\.line) == ["validation 7.5"])
  }

  @Test func `thresholds answer the requests in their order`() throws {
    let trial = try StatedTrial(
      "thresholds: [{ fixed: { threshold: 3 } }, { fixed: { threshold: 1 } }]",
      validation: "1 2!", test: "1 2!")
    #expect(trial.thresholds.map(\.line) == ["validation 3.0", "validation 1.0"])
    #expect(
      trial.thresholds.map(\.request) == [["fixed": ["threshold": 3]], ["fixed": ["threshold": 1]]])
  }

  @Test func `calibration learns from validation rows, or else from training rows`() throws {
    let both = try StatedTrial(
      "calibrate: min-max", training: "0 1", validation: "0 10!", test: "0 100!")
    #expect(try both.calibrated(5) == 0.5)
    let training = try StatedTrial(
      "calibrate: min-max", training: "0 20", validation: "", test: "0 100!")
    #expect(try training.calibrated(5) == 0.25)
  }

  /// The steps nearest to the labels: 0 below the anomalies, 1 from the first of them on.
  @Test func `a calibration by labels looks at those of the rows that it learns from`() throws {
    let trial = try StatedTrial(
      "calibrate: isotonic", training: "1! 2! 3 4", validation: "1 2 3! 4!", test: "1! 2! 3 4")
    #expect(try trial.calibrated(1) == 0)
    #expect(try trial.calibrated(4) == 1)
    let training = try StatedTrial(
      "calibrate: isotonic", training: "1 2 3! 4!", validation: "", test: "1! 2! 3 4")
    #expect(try training.calibrated(4) == 1)
  }
}
