import Artifacts
import Formats
import Testing

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// The laws that nothing leaks: what a row says changes nothing that was learned or chosen without it.
///
/// Spoiled rows have other values in every column, the other label and another time; the rows are divided
/// before, since a division looks at labels and times.
struct LeakageLawTests {
  /// Spoiled test rows change no bit of what is learned, encoded, scaled, filled in, calibrated, chosen
  /// or cut; spoiled validation rows change none of what is learned, nor a score of a test row.
  private func expectLaws(of bench: LeakageBench) throws {
    for trial in bench.trials {
      try expectDeafness(to: .test, of: bench, trial)
      try expectDeafness(to: .validation, of: bench, trial)
    }
  }

  private func expectDeafness(
    to part: LeakageBench.Part, of bench: LeakageBench, _ trial: PlannedTrial
  ) throws {
    let whole = try bench.outcome(of: trial, spoiling: .none)
    let spoiled = try bench.outcome(of: trial, spoiling: part)
    let measured = spoiled.differsInMeasured(from: whole)
    if part == .test {
      #expect(spoiled.differsInChosen(from: whole) == [], "\(trial.identity.json)")
      #expect(measured.starts(with: ["test labels", "test rows"]))
    } else {
      #expect(spoiled.differsInFitted(from: whole) == [], "\(trial.identity.json)")
      #expect(measured == [], "\(trial.identity.json)")
    }
  }

  // Ways to divide rows.

  private static let divided = [
    "holdout: { by: row }", "holdout: { by: time }", "holdout: { by: group }",
    "holdout: { at-most: 80 }", "holdout: { train-on: ordinary }",
    "holdout: { train-on: { contamination: 0.05 } }",
    "folds: { count: 3, by: row }", "folds: { count: 3, by: time }",
    "folds: { count: 3, by: group }",
  ]

  @Test(arguments: divided)
  func `nothing leaks, however rows are divided`(split: String) throws {
    try expectLaws(of: LeakageBench("detectors: [knn]\ncontrols: false\nsplit: { \(split) }"))
  }

  @Test func `the ways to divide rows are those whose laws are known`() {
    let known = Self.divided.map { String($0.prefix { $0 != ":" }) } + ["all", "adbench"]
    #expect(Set(KnownChoices.splits) == Set(known))
  }

  @Test func `nothing leaks into the early rounds of a halving search`() throws {
    let bench = try LeakageBench(
      "detectors: [knn]\ncontrols: false\nsearch: { halving: { keep: 0.5, rounds: 2 } }")
    #expect(bench.trials.map(\.learns) == [0.5])
    try expectLaws(of: bench)
  }

  /// Under `all`, the rows that measure are learned from, so their values are known to the model by
  /// design. Their labels are not: other labels change nothing but which trial is best, which is then called
  /// an oracle's choice. A calibration that is asked to learn from labels has no others, and is left out here.
  @Test func `where all rows are learned from, their labels change nothing`() throws {
    let bench = try LeakageBench(
      """
      detectors: [knn]
      controls: false
      split: all
      thresholds: [mad, { conformal: { at-most: 0.1 } }, { budget: { alerts: 9000 } }, pot]
      """)
    let trial = bench.trials[0]
    let whole = try bench.outcome(of: trial, spoiling: .none)
    let other = try bench.outcome(of: trial, on: bench.prepared(relabelling: trial))
    #expect(other.differsInMeasured(from: whole) == ["test labels"])
    #expect(other.differsInChosen(from: whole) == ["selection"])
  }

  /// The published protocol draws fewer than 1,000 rows with replacement before it divides them, so that a
  /// test row may be a training row too, and spoiling it in the data would spoil what is learned. What a
  /// trial makes of test rows keeps the law all the same: it is checked on rows spoiled as they are measured.
  @Test func `nothing leaks from test rows that have copies among the training rows`() throws {
    let bench = try LeakageBench(
      "detectors: [knn]\ncontrols: false\nsplit: { adbench: { test: 0.3, validation: 0.2 } }",
      rows: 100)
    let trial = bench.trials[0]
    let whole = try bench.outcome(of: trial, spoiling: .none)
    let spoiled = try bench.outcome(of: trial, on: bench.prepared(spoilingCopiesFor: trial))
    #expect(spoiled.differsInMeasured(from: whole) == ["test labels", "test rows", "test scores"])
    #expect(spoiled.differsInChosen(from: whole) == [])
  }

  /// From 1,000 rows on it draws none twice, and the laws hold as they do elsewhere.
  @Test func `nothing leaks from the published protocol where it draws no row twice`() throws {
    try expectLaws(
      of: LeakageBench(
        "detectors: [ecod]\ncontrols: false\nsplit: { adbench: { test: 0.3, validation: 0.2 } }",
        rows: 1000))
  }

  // Ways to make features.

  @Test(arguments: KnownChoices.scales)
  func `features are learned from training rows alone`(scale: String) throws {
    for categories in KnownChoices.encodings {
      for missing in KnownChoices.missingRules + ["{ columns: { x: { constant: 2 } } }"] {
        let bench = try LeakageBench(
          """
          detectors: [knn]
          controls: false
          scale: \(scale)
          categories: \(categories)
          missing: \(missing)
          """, gaps: missing != "complain", fillsGaps: !["complain", "drop"].contains(missing))
        let whole = try bench.prepared(for: bench.trials[0], spoiling: .none)
        let test = try bench.prepared(for: bench.trials[0], spoiling: .test)
        let validation = try bench.prepared(for: bench.trials[0], spoiling: .validation)
        #expect(test.differences(from: whole) == ["test rows"], "\(categories), \(missing)")
        #expect(validation.differences(from: whole) == ["validation rows"])
      }
    }
  }

  // Detectors.

  /// Settings with which each is quick; a detector that is not named here is tried as it is.
  private static let quick = [
    "isolation-forest": "trees: 5, sample: 16", "extended-isolation-forest": "trees: 5, sample: 16",
    "autoencoder": "layers: [2], epochs: 2", "nystrom-one-class-svm": "landmarks: 10",
    "ensemble": "of: [{ knn: { neighbors: 3 } }, ecod]",
    "feature-bagging": "of: { knn: { neighbors: 3 } }, members: 3",
  ]

  @Test(arguments: KnownChoices.detectors)
  func `nothing leaks into a detector`(name: String) throws {
    try expectLaws(
      of: LeakageBench(
        "detectors: [{ \(name): { \(Self.quick[name] ?? "") } }]\ncontrols: false", rows: 80))
  }

  /// What is chosen is the setting that has the best value; here, of several that differ.
  @Test(arguments: ["average_precision", "label-free"])
  func `test rows have no say in which trial is best`(select: String) throws {
    let bench = try LeakageBench(
      "detectors: [{ knn: { neighbors: [2, 9] } }, ecod, largest-z]\ncontrols: false\nselect: \(select)",
      rows: 80, isPlain: true)
    func values(_ part: LeakageBench.Part) throws -> [Double?] {
      try bench.trials.map { try bench.outcome(of: $0, spoiling: part).selection }
    }
    let whole = try values(.none)
    #expect(Set(whole).count > 1)
    #expect(try values(.test) == whole)
    #expect(try values(.validation) != whole)
  }

  // Calibrations and thresholds.

  /// Validation rows are what it learns from: with their labels turned, some calibrations refuse them.
  @Test(arguments: KnownChoices.calibrations)
  func `calibration never learns from test rows`(name: String) throws {
    let bench = try LeakageBench("detectors: [knn]\ncontrols: false\ncalibrate: \(name)")
    try expectDeafness(to: .test, of: bench, bench.trials[0])
  }

  private static let requests = [
    "best-f": "beta: 2", "precision": "at-least: 0.5", "recall": "at-least: 0.5",
    "false-positive-rate": "at-most: 0.2", "top": "rows: 3", "fixed": "threshold: 1",
    "conformal": "at-most: 0.2", "cost": "missed: amount", "budget": "alerts: 9000",
    "capacity": "analysts: 5, minutes: 1",
  ]

  /// A rate of false discoveries is held over the test rows, which it is asked about: their scores are part
  /// of the question, and its own test follows.
  @Test(arguments: KnownChoices.thresholds.filter { $0 != "false-discovery-rate" })
  func `a threshold is never chosen by test rows`(name: String) throws {
    let bench = try LeakageBench(
      "detectors: [knn]\ncontrols: false\nthresholds: [{ \(name): { \(Self.requests[name] ?? "") } }]",
      rows: 240)
    try expectLaws(of: bench)
  }

  @Test func `a rate of false discoveries looks at the scores of test rows, never at their labels`()
    throws
  {
    let bench = try LeakageBench(
      "detectors: [knn]\ncontrols: false\nthresholds: [{ false-discovery-rate: { at-most: 0.1 } }]",
      rows: 240)
    let trial = bench.trials[0]
    let whole = try bench.outcome(of: trial, spoiling: .none)
    let relabelled = try bench.outcome(of: trial, on: bench.prepared(relabelling: trial))
    #expect(relabelled.differsInChosen(from: whole) == [])
    let spoiled = try bench.outcome(of: trial, spoiling: .test)
    #expect(spoiled.differsInChosen(from: whole) == ["threshold", "thresholds"])
  }

  /// Without validation rows, a request that needs labels has only test rows to look at.
  @Test func `what test rows have chosen is called an oracle's`() throws {
    let bench = try LeakageBench(
      """
      detectors: [knn]
      controls: false
      split: { holdout: { test: 0.3, validation: 0 } }
      thresholds: [best-f1, mad, { recall: { at-least: 0.5 } }, { conformal: { at-most: 0.2 } }]
      """)
    func lines(_ part: LeakageBench.Part) throws -> [ThresholdLine] {
      let trial = bench.trials[0]
      return try bench.thresholds(of: trial, on: bench.prepared(for: trial, spoiling: part))
    }
    let (whole, spoiled) = (try lines(.none), try lines(.test))
    #expect(whole.map(\.basis) == ["oracle", "training", "oracle", "training"])
    #expect(zip(whole, spoiled).map { $0 != $1 } == [true, false, true, false])
  }
}
