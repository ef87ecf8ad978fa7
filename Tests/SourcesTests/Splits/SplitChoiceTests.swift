import Formats
import Forms
import Numerics
import Sources
import Testing
import Vocabulary

struct SplitChoiceTests {
  private func settings(_ yaml: String) throws -> SplitSettings {
    let forms = SplitSettings.choices.forms
    return try SplitSettings.choices.make(FormReader.choice(yaml, among: forms, from: "split"))
  }

  @Test(arguments: [
    ("holdout", "row test 0.3 validation 0.2"),
    (
      "holdout: { test: 0.4, validation: 0, by: time, at-most: 500, train-on: ordinary }",
      "time test 0.4 validation 0.0 ordinary-only at-most 500"
    ),
    ("folds", "row folds 5 validation 0.2"),
    (
      "folds: { count: 3, validation: 0.1, by: group, train-on: { contamination: 0.05 } }",
      "group folds 3 validation 0.1 contamination 0.05"
    ),
    ("all: { at-most: 90 }", "all at-most 90"),
    ("adbench: { test: 0.2 }", "adbench test 0.2 validation 0.0"),
  ])
  func `a split is made of what a spec says of it`(yaml: String, description: String) throws {
    #expect(try settings(yaml).description == description)
  }

  @Test func `what a split is like is known without its name`() throws {
    let folds = try settings("folds: { count: 3, by: group, validation: 0 }").method
    #expect(folds.folds == 3 && folds.unit == .group && !folds.hasValidation)
    let holdout = try settings("holdout: { by: time }").method
    #expect(holdout.folds == nil && holdout.unit == .time && holdout.hasValidation)
    let all = try settings("all").method
    #expect(all.isTransductive && !all.hasValidation && all.unit == .row)
    #expect(!holdout.isTransductive)
    let names = try ["holdout", "folds", "all", "adbench"].map { try settings($0).name }
    #expect(names == ["holdout", "folds", "all", "adbench"])
  }

  @Test func `settings are equal where method, training rows and bound are`() throws {
    #expect(try settings("holdout") == .standard)
    #expect(try settings("holdout") != settings("holdout: { test: 0.4 }"))
    #expect(try settings("holdout") != settings("holdout: { at-most: 9 }"))
    #expect(try settings("holdout") != settings("holdout: { train-on: ordinary }"))
    #expect(try settings("folds") != settings("holdout"))
  }

  @Test func `the reference of the ways to divide rows`() {
    let page = SplitSettings.choices.forms.map {
      "\($0.name): \($0.help)\n\($0.reference(indent: 2))"
    }
    #expect(
      page.joined() == """
        holdout: Rows to learn from, to choose by and to measure with, once.
          test: a number above 0 and below 1; default 0.3
              The share of all rows that measure.
          validation: a number from 0 to 1; default 0.2
              The share of all rows that choose.
          by: one of row, time, group; default "row"
              Single rows, stratified by label and kind; the latest rows last; or whole groups.
          at-most: a whole number, at least 2
              How many rows take part, drawn by the seed.
          train-on: one of recorded, ordinary or mapping; default "recorded"
              Which training rows are kept: all as recorded, only ordinary ones, or a share of
              anomalies.
              contamination: a number from 0 to 1; required
                  The share; rows are left out until it holds.
        folds: Each row measures once.
          count: a whole number from 2 to 1000; default 5
              How many folds.
          validation: a number from 0 to 1; default 0.2
              The share of all rows that choose.
          by: one of row, time, group; default "row"
              What is divided.
          at-most: a whole number, at least 2
              How many rows take part, drawn by the seed.
          train-on: one of recorded, ordinary or mapping; default "recorded"
              Which training rows are kept: all as recorded, only ordinary ones, or a share of
              anomalies.
              contamination: a number from 0 to 1; required
                  The share; rows are left out until it holds.
        all: All rows are learned from, and the same rows measure, each as if left out where the \
        method says so.
          at-most: a whole number, at least 2
              How many rows take part.
        adbench: The published ADBench protocol, which resamples small tables with replacement \
        before it splits, so that test rows have copies among the training rows.
          test: a number above 0 and below 1; default 0.3
              The share of rows that measure.
          validation: a number from 0 to 1; default 0
              The share of rows that choose.

        """)
  }
}

struct UnchangedSplitTests {
  /// The first digits of the fingerprint of each division, as they were when results began to be kept.
  @Test(arguments: [
    ("holdout", "255b1657"), ("holdout: { by: time }", "4c5a6dab"),
    ("holdout: { by: group }", "badfbcb4"),
    ("holdout: { at-most: 100 }", "1bce7245"), ("holdout: { by: group, at-most: 100 }", "47ca73eb"),
    ("holdout: { train-on: ordinary }", "f1f93e8c"),
    ("holdout: { train-on: { contamination: 0.02 } }", "320b72c3"),
    ("holdout: { by: time, train-on: { contamination: 0.02 } }", "090e25c3"),
    ("holdout: { by: group, train-on: { contamination: 0.02 } }", "96f1b81d"),
    ("folds: { count: 3, validation: 0.1 }", "392b9df0 606a147f 2f7319aa"),
    ("folds: { count: 3, validation: 0.1, by: time }", "f2f30003 c176b974 77b08e13"),
    ("folds: { count: 3, validation: 0.1, by: group }", "6e526f3e 8ce82ac8 a3929b6c"),
    ("all: { at-most: 50 }", "69a85956"),
    ("adbench", "c30a3550"), ("adbench: { validation: 0.2 }", "d5804dcb"),
  ])
  func `a split of today is the split of before, row by row`(yaml: String, prints: String) throws {
    let forms = SplitSettings.choices.forms
    let settings = try SplitSettings.choices.make(
      FormReader.choice(yaml, among: forms, from: "split"))
    let splits = try settings.splits(of: EverySplit.rows, seed: Seed(5))
    #expect(
      splits.map { String($0.fingerprint.description.prefix(8)) }.joined(separator: " ") == prints)
  }
}
