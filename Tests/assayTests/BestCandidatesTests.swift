import Artifacts
import Formats
import Machine
import RunKit
import Testing
import Vocabulary

@testable import assay

/// `assay runs best` on runs that were written by hand.
struct BestCandidatesTests {
  /// What the command says of two runs, and how it ended; the folder of the reports is `…`.
  private func best(_ words: String...) throws -> (out: String, err: String, code: ExitCode) {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let one = try MadeRun(
      "detectors: [hbos, ecod]\nseeds: [1, 2]",
      on: [
        MadeData("x", validation: "+-", test: "+-"), MadeData("y", validation: "+-", test: "+-"),
      ],
      [
        MadeTrial("h1", "hbos", on: "x").found(), MadeTrial("h2", "hbos", on: "x", seed: 2).found(),
        MadeTrial("e", "ecod", on: "x").found(), MadeTrial("r", "random", on: "x").found(),
        MadeTrial("s", "ecod", on: "y").found(),
      ], in: reports, run: "one")
    try conclude(
      one,
      [
        one.standing(
          "h1", "h2", representative: "h2", label: "as said",
          validation: ["average_precision": 0.5, "roc_auc": 0.75],
          test: ["average_precision": .between(0.375, 0.25...0.625)], rows: 2),
        one.standing(
          "e", validation: ["average_precision": 0.123456, "roc_auc": 0.25],
          test: ["average_precision": .undefined("no row has a label")], rows: 2),
        one.standing("r", validation: ["average_precision": 0.875], rows: 2),
        one.standing("s", validation: ["average_precision": 0.625], rows: 2),
      ])
    let two = try MadeRun(
      "detectors: [ecod]", on: [MadeData("x", validation: "", test: "+-")],
      [MadeTrial("o", "ecod", on: "x").found()], in: reports, run: "two")
    try conclude(two, [two.standing("o", test: ["average_precision": 0.9375], rows: 2)])
    let paper = Paper()
    let code = Assay.run(["runs", "best", "--out", reports] + words, on: paper.console)
    return (
      paper.out.replacing(reports, with: "…"), paper.err.replacing(reports, with: "…"), code
    )
  }

  private func conclude(_ run: MadeRun, _ standings: [SummaryRecord.Standing]) throws {
    try run.conclude(
      SummaryRecord(
        answers: [], standings: standings, leaderboard: nil, budgets: [], failed: [], lost: [],
        worries: []))
  }

  @Test func `candidates stand by their means on validation rows, an oracle's after all others`()
    throws
  {
    let found = try best()
    #expect(found.code == .done)
    #expect(
      found.out == """
        average_precision: means over trials

        validation  test                    data  detector  settings  trials  trial  run
        0.625       n/a                     y     ecod      defaults  1       s      …/made/one
        0.500       0.375 (0.250 to 0.625)  x     hbos      as said   2       h2     …/made/one
        0.123       n/a                     x     ecod      defaults  1       e      …/made/one
        –           0.938 oracle            x     ecod      defaults  1       o      …/made/two

        """)
    #expect(found.err.isEmpty)
  }

  @Test func `the metric, the data set and the number of candidates can be chosen`() throws {
    func trials(_ words: String...) throws -> [String] {
      let found =
        try words.count == 2
        ? best(words[0], words[1]) : best(words[0], words[1], words[2], words[3])
      return found.out.split(separator: "\n").dropFirst(2).map {
        String($0.split(separator: " ").dropLast().last ?? "")
      }
    }
    #expect(try trials("--limit", "1") == ["s"])
    #expect(try trials("--dataset", "x", "--limit", "1") == ["h2"])
    #expect(try trials("--metric", "roc_auc") == ["h2", "e"])
  }

  @Test func `with --json it is a value for programs`() throws {
    let found = try best("--dataset", "x", "--json")
    let candidates = try #require(try JSON(parsing: found.out).elements)
    #expect(
      candidates.map { $0.text() } == [
        #"{"dataset":"x","detector":"hbos","folder":"…/made/one","label":"as said","lower":0.25,"metric":"average_precision","oracle":false,"settings":"{\"alpha\":0.1,\"bins\":10,\"tolerance\":0.5}","test":0.375,"trial":"h2","trials":2,"upper":0.625,"validation":0.5}"#,
        #"{"dataset":"x","detector":"ecod","folder":"…/made/one","label":"","lower":null,"metric":"average_precision","oracle":false,"settings":"{}","test":null,"trial":"e","trials":1,"upper":null,"validation":0.123456}"#,
        #"{"dataset":"x","detector":"ecod","folder":"…/made/two","label":"","lower":null,"metric":"average_precision","oracle":true,"settings":"{}","test":0.9375,"trial":"o","trials":1,"upper":null,"validation":null}"#,
      ])
  }

  @Test(arguments: ["best", "list", "ledger"])
  func `a folder of runs that is not there is no clean sheet`(command: String) {
    let paper = Paper()
    #expect(Assay.run(["runs", command, "--out", "nosuch"], on: paper.console) == .wrong)
    #expect(
      paper.err == "assay: error: there is no folder 'nosuch'; name another with --out\n")
  }

  @Test func `a data set that no run has is refused with those that there are`() throws {
    #expect(
      try best("--dataset", "nosuch").err
        == "assay: error: no finished run below … has a data set 'nosuch', wanted one of 'x', 'y'\n"
    )
  }

  @Test func `a metric that no candidate has is refused with those that there are`() throws {
    let unknown = try best("--metric", "nonsense")
    #expect(unknown.code == .wrong)
    #expect(
      unknown.err
        == "assay: error: no candidate has a 'nonsense'; the metrics are average_precision, roc_auc\n"
    )
    #expect(
      try best("--metric", "roc_auc", "--dataset", "y").err
        == "assay: error: no candidate has a 'roc_auc' on 'y'; the metrics are average_precision, roc_auc\n"
    )
  }

  @Test func `where nothing has run, that is said`() throws {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let paper = Paper()
    #expect(Assay.run(["runs", "best", "--out", reports], on: paper.console) == .wrong)
    #expect(
      paper.err == "assay: error: there are no finished runs below \(reports) yet\n")
  }
}
