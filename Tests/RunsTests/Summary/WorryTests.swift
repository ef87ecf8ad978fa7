import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

/// What a reader of a run is told to worry about.
struct WorryTests {
  private static let enough = String(repeating: "+", count: 10) + "-"

  private func worries(
    _ spec: String = "detectors: [ecod, copod]", on data: MadeData, _ trials: [MadeTrial],
    audit: [JSON] = []
  ) throws -> [String] {
    try MadeRun(spec, on: [data], trials, audit: audit).summary().worries
  }

  private let trial = MadeTrial("e", "ecod").found(
    validation: ["average_precision": 0.5], test: ["average_precision": 0.5])

  @Test func `a run with enough anomalies and all of its trials gives no worry`() throws {
    #expect(try worries(on: MadeData(validation: "+-", test: Self.enough), [trial]).isEmpty)
  }

  @Test(arguments: [
    (String(repeating: "+", count: 9) + "--", "9 anomalies"), ("+----", "1 anomaly"),
  ])
  func `fewer than ten anomalies among the test rows are a worry`(labels: String, count: String)
    throws
  {
    #expect(
      try worries(on: MadeData(validation: "+-", test: labels), [trial])
        == ["d has only \(count) among its test rows; intervals are wide."])
  }

  @Test(arguments: ["----", "???-"])
  func `without an anomaly among the test rows nothing is measured`(labels: String) throws {
    #expect(
      try worries(on: MadeData(validation: "+-", test: labels), [trial])
        == ["d has no anomaly among its test rows: nothing measures whether any would be found."])
  }

  @Test func `anomalies are counted over all folds, each of which measures its own`() throws {
    func worries(folds: Int) throws -> [String] {
      try self.worries(
        "detectors: [ecod]\nsplit: { folds: { count: 2 } }",
        on: MadeData(validation: "+-", test: "+++++-"),
        (0..<folds).map { fold in
          MadeTrial("e\(fold)", "ecod").of(["split": ["folds": ["count": 2], "fold": JSON(fold)]])
            .found(validation: ["average_precision": 0.5], test: ["average_precision": 0.5])
        })
    }
    #expect(
      try worries(folds: 1) == ["d has only 5 anomalies among its test rows; intervals are wide."])
    #expect(try worries(folds: 2).isEmpty)
  }

  @Test func `the candidate that the fewest anomalies measure counts`() throws {
    func found(_ id: String, _ detector: String, fold: Int) -> MadeTrial {
      MadeTrial(id, detector).of(["split": ["folds": ["count": 2], "fold": JSON(fold)]])
        .found(validation: ["average_precision": 0.5], test: ["average_precision": 0.5])
    }
    // One candidate is measured by five anomalies of each of two folds, the other by those of one.
    let told = try worries(
      "detectors: [ecod, copod]\nsplit: { folds: { count: 2 } }",
      on: MadeData(validation: "+-", test: "+++++-"),
      [found("e0", "ecod", fold: 0), found("e1", "ecod", fold: 1), found("c0", "copod", fold: 0)])
    #expect(told.first == "d has only 5 anomalies among its test rows; intervals are wide.")
  }

  @Test func `rows without any label are a worry of their own`() throws {
    #expect(
      try worries(on: MadeData(validation: "+-", test: "????"), [trial])
        == ["d has no labels: nothing is measured against the truth."])
  }

  @Test func `lost and failed trials are counted`() throws {
    let data = MadeData(validation: "+-", test: Self.enough)
    let spec = "detectors: [ecod, copod, mahalanobis, pca, hbos]"
    #expect(
      try worries(
        spec, on: data,
        [
          trial, MadeTrial("c", "copod").lost("killed"), MadeTrial("m", "mahalanobis").lost(),
          MadeTrial("p", "pca").failed("no"),
        ]) == [
          "2 trials were lost (crashed, killed, or over a limit); running again tries them again.",
          "1 trial failed.",
        ])
    #expect(
      try worries(
        spec, on: data,
        [
          trial, MadeTrial("c", "copod").lost("killed"),
          MadeTrial("m", "mahalanobis").failed("no"),
          MadeTrial("p", "pca").failed("no"), MadeTrial("h", "hbos").failed("no"),
        ]) == [
          "1 trial was lost (crashed, killed, or over a limit); running again tries it again.",
          "3 trials failed.",
        ])
  }

  @Test func `a choice on the rows that measure is a worry`() throws {
    #expect(
      try worries(on: MadeData(validation: "", test: Self.enough), [trial])
        == ["On d, the best was chosen on the rows that measure it: its value is an oracle's."])
  }

  @Test func `what the audit warns of is a worry, and what it only notes is not`() throws {
    let audit: [JSON] = ["note", "warning", "error"].map {
      ["severity": .text($0), "dataset": "d", "sentence": .text("this is of severity '\($0)'")]
    }
    #expect(
      try worries(on: MadeData(validation: "+-", test: Self.enough), [trial], audit: audit)
        == ["d: this is of severity 'warning'", "d: this is of severity 'error'"])
  }

  @Test func `the most serious worry comes first`() throws {
    let data = MadeData(validation: "", test: "++--")
    #expect(
      try worries(
        "detectors: [ecod, copod, pca]", on: data,
        [
          MadeTrial("e", "ecod").found(test: ["average_precision": 0.5], scores: [4, 1, 3, 2]),
          MadeTrial("r", "random").found(test: ["average_precision": 1], scores: [4, 3, 2, 1]),
          MadeTrial("c", "copod").lost(), MadeTrial("p", "pca").failed("no"),
        ], audit: [["severity": "warning", "dataset": "d", "sentence": "a column repeats another"]])
        == [
          "1 trial was lost (crashed, killed, or over a limit); running again tries it again.",
          "1 trial failed.",
          "On d, the best was chosen on the rows that measure it: its value is an oracle's.",
          "On d, what was chosen is not shown to beat the control random.",
          "d has only 2 anomalies among its test rows; intervals are wide.",
          "d: a column repeats another",
        ])
  }
}
