import Formats
import Machine
import RunKit
import Testing
import Vocabulary

@testable import assay

/// `assay runs best` on runs that were written by hand.
struct BestTrialsTests {
  /// What the command says of two runs, and how it ended; the folder of the reports is `…`.
  private func best(_ words: String...) throws -> (out: String, err: String, code: ExitCode) {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    _ = try MadeRun(
      "detectors: [hbos, ecod]\nseeds: [1, 2]",
      on: [
        MadeData("x", validation: "+-", test: "+-"), MadeData("y", validation: "+-", test: "+-"),
      ],
      [
        MadeTrial("h", "hbos", on: "x").found(
          validation: ["average_precision": .between(0.5, 0.25...0.75), "roc_auc": 0.75],
          test: ["average_precision": 1]),
        MadeTrial("e", "ecod", on: "x", seed: 2).found(
          validation: ["average_precision": 0.123456, "roc_auc": 0.25],
          test: ["average_precision": 0.5]),
        MadeTrial("r", "random", on: "x").found(validation: ["average_precision": 0.875]),
        MadeTrial("u", "hbos", on: "y").found(
          validation: ["average_precision": .undefined("no row has a label")]),
        MadeTrial("f", "ecod", on: "y").failed("there are no rows"),
        MadeTrial("s", "ecod", on: "y", seed: 2).found(validation: ["average_precision": 0.625]),
      ], in: reports, run: "one")
    _ = try MadeRun(
      "detectors: [ecod]", on: [MadeData("x", validation: "", test: "+-")],
      [MadeTrial("o", "ecod", on: "x").found(test: ["average_precision": 0.9375])], in: reports,
      run: "two")
    let paper = Paper()
    let code = Assay.run(["runs", "best", "--out", reports] + words, on: paper.console)
    return (
      paper.out.replacing(reports, with: "…"), paper.err.replacing(reports, with: "…"), code
    )
  }

  private let histogram = #"x  hbos {"alpha":0.1,"bins":10,"tolerance":0.5}  seed 1  …/made/one h"#

  @Test func `trials stand by their validation values, those chosen on test rows after all others`()
    throws
  {
    let found = try best()
    #expect(found.code == .done)
    #expect(
      found.out == """
        0.625  y  ecod {}  seed 2  …/made/one s
        0.5  \(histogram)
        0.1235  x  ecod {}  seed 2  …/made/one e
        0.9375 (oracle: on test rows)  x  ecod {}  seed 1  …/made/two o

        """)
    #expect(found.err.isEmpty)
  }

  @Test func `the metric, the data set and the number of trials can be chosen`() throws {
    #expect(try best("--limit", "1").out == "0.625  y  ecod {}  seed 2  …/made/one s\n")
    #expect(
      try best("--dataset", "x", "--limit", "1").out == "0.5  \(histogram)\n")
    #expect(
      try best("--metric", "roc_auc").out == """
        0.75  \(histogram)
        0.25  x  ecod {}  seed 2  …/made/one e

        """)
  }

  @Test func `with --json it is a value for programs`() throws {
    let found = try best("--dataset", "x", "--json")
    let trials = try #require(try JSON(parsing: found.out).elements)
    #expect(
      trials.map { $0.text() } == [
        #"{"dataset":"x","detector":"hbos","folder":"…/made/one","lower":0.25,"metric":"average_precision","oracle":false,"seed":1,"settings":"{\"alpha\":0.1,\"bins\":10,\"tolerance\":0.5}","trial":"h","upper":0.75,"value":0.5}"#,
        #"{"dataset":"x","detector":"ecod","folder":"…/made/one","lower":null,"metric":"average_precision","oracle":false,"seed":2,"settings":"{}","trial":"e","upper":null,"value":0.123456}"#,
        #"{"dataset":"x","detector":"ecod","folder":"…/made/two","lower":null,"metric":"average_precision","oracle":true,"seed":1,"settings":"{}","trial":"o","upper":null,"value":0.9375}"#,
      ])
  }

  @Test func `a metric that no trial has is refused with those that there are`() throws {
    let unknown = try best("--metric", "nonsense")
    #expect(unknown.code == .wrong)
    #expect(
      unknown.err
        == "assay: error: no trial has a 'nonsense'; the metrics are average_precision, roc_auc\n")
    #expect(
      try best("--metric", "roc_auc", "--dataset", "y").err
        == "assay: error: no trial has a 'roc_auc' on 'y'; the metrics are average_precision, roc_auc\n"
    )
  }

  @Test func `where nothing has run, that is said`() throws {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let paper = Paper()
    #expect(Assay.run(["runs", "best", "--out", reports], on: paper.console) == .wrong)
    #expect(
      paper.err == "assay: error: there are no finished trials below \(reports) yet\n")
  }
}
