import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

@testable import assay

/// What the end of a run prints.
struct ClosingTests {
  private static let answer = SummaryRecord.Answer(
    dataset: "d", split: nil, candidate: .init(detector: "ecod", name: "ecod", trials: ["e"]),
    trial: "e",
    choice: .init(
      by: Measurement(.rocAUC, .number(0.75), rows: 4), isOracle: false, among: 4, tiedWith: []),
    figures: .init(measured: nil, nested: nil), sentences: ["On d, ecod is best."],
    comparisons: [])

  private func summary(
    _ standings: [SummaryRecord.Standing], answers: [SummaryRecord.Answer] = [answer],
    failed: [SummaryRecord.Failure] = [], lost: [SummaryRecord.Failure] = []
  ) -> SummaryRecord {
    SummaryRecord(
      answers: answers, standings: standings, leaderboard: nil, budgets: [], failed: failed,
      lost: lost, worries: [])
  }

  private func closing(
    _ run: MadeRun, _ summary: SummaryRecord, asJSON: Bool = false
  ) throws -> String {
    try run.conclude(summary)
    let paper = Paper()
    try Closing(run.folder, ["report.html", "report.md"], asJSON: asJSON).print(on: paper.console)
    #expect(paper.err.isEmpty)
    return paper.out.replacing(run.folder.path, with: "…")
  }

  private let data = [MadeData("d", validation: "++--", test: "++--")]

  @Test func `a run ends with a table of its settings, the answer, what failed, and its reports`()
    throws
  {
    let run = try MadeRun(
      "detectors: [hbos: { bins: [5, 10] }, ecod, copod, lof]\nseeds: [1, 2]", on: data,
      [
        MadeTrial("h", "hbos").of(["settings": ["bins": 5]]).found(),
        MadeTrial("e1", "ecod").found(), MadeTrial("e2", "ecod", seed: 2).found(),
        MadeTrial("r", "random").found(), MadeTrial("c", "copod").failed("there are no rows"),
        MadeTrial("l", "lof").lost("it was killed"),
        MadeTrial("l2", "lof", seed: 2).lost("it was killed"),
      ])
    let made = summary(
      [
        run.standing(
          "e1", "e2", validation: ["roc_auc": 1, "average_precision": 1],
          test: ["average_precision": 0.123456, "roc_auc": 0.75, "r_precision": 1], rows: 8),
        run.standing(
          "h", label: "bins 5",
          test: ["average_precision": 1, "roc_auc": .undefined("no row has a label")], rows: 4),
        run.standing("r", test: ["average_precision": 0.0625], rows: 4),
      ], failed: [run.failure("c", "there are no rows")],
      lost: [run.failure("l", "it was killed"), run.failure("l2", "it took longer than 1 s")])
    #expect(
      try closing(run, made) == """
        data  detector  settings  trials  roc_auc  average_precision
        ----  --------  --------  ------  -------  -----------------
        d     ecod      defaults       2    0.750              0.123
        d     hbos      bins 5         1      n/a              1.000
        d     random    defaults       1      n/a              0.063

        roc_auc is n/a: no row has a label.

        On d, ecod is best.

        failed: copod on d: there are no rows
        lost: lof on d: it was killed
        lost: lof on d: it took longer than 1 s
        report: report.html
        report: report.md

        """)
    #expect(
      try closing(run, made, asJSON: true) == """
        {"answers":["On d, ecod is best."],"event":"done","failed":1,"folder":"…","lost":2,\
        "reports":["report.html","report.md"]}

        """)
  }

  @Test func `where nothing is chosen the end says why, and how many trials are not named`() throws
  {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nseeds: [1, 2, 3, 4, 5, 6, 7]", on: data,
      [MadeTrial("e", "ecod").found()]
        + (1...7).map { MadeTrial("c\($0)", "copod", seed: $0).failed("there are no rows") })
    let made = SummaryRecord(
      answers: [],
      standings: [run.standing("e", test: ["average_precision": 0.5, "roc_auc": 0.5], rows: 4)],
      leaderboard: nil, budgets: [],
      failed: (1...7).map { run.failure("c\($0)", "there are no rows") }, lost: [],
      worries: ["7 trials failed."])
    #expect(
      try closing(run, made).split(separator: "\n").dropFirst(3) == [
        "Nothing is chosen.", "- 7 trials failed.",
        "failed: copod on d (7 trials): there are no rows", "report: report.html",
        "report: report.md",
      ])
  }

  @Test func `without labels the table shows what looks at none`() throws {
    let run = try MadeRun("detectors: [ecod]", on: data, [MadeTrial("e", "ecod").found()])
    let made = summary(
      [
        run.standing(
          "e", validation: ["excess_mass": 0.25],
          test: ["average_precision": .undefined("no row has a label")], rows: 4)
      ])
    #expect(
      try closing(run, made) == """
        data  detector  settings  trials  excess_mass
        ----  --------  --------  ------  -----------
        d     ecod      defaults       1        0.250

        On d, ecod is best.

        report: report.html
        report: report.md

        """)
  }

  @Test func `of many settings the first twelve stand in the table, and the others are counted`()
    throws
  {
    let bins = Array(2...15)
    let run = try MadeRun(
      "detectors: [hbos: { bins: \(bins) }]", on: data,
      bins.map { MadeTrial("h\($0)", "hbos").of(["settings": ["bins": .integer($0)]]).found() })
    func table(_ count: Int) throws -> [Substring] {
      let standings = bins.prefix(count).map {
        run.standing("h\($0)", label: "bins \($0)", test: ["roc_auc": 0.5], rows: 4)
      }
      return try closing(run, summary(standings)).split(separator: "\n")
    }
    let shown =
      ["data  detector  bins  trials  roc_auc", "----  --------  ----  ------  -------"]
      + (2...13).map { "d     hbos        \($0 < 10 ? " " : "")\($0)       1    0.500" }
    let reports = ["On d, ecod is best.", "report: report.html", "report: report.md"]
    #expect(try table(12).map(String.init) == shown + reports)
    #expect(try table(13).map(String.init) == shown + ["… and 1 more in results.csv"] + reports)
    #expect(try table(14).map(String.init) == shown + ["… and 2 more in results.csv"] + reports)
  }

  @Test func `five of those that failed and five of those that were lost are named`() throws {
    let detectors = ["ecod", "copod", "pca", "hbos", "lof", "knn"]
    let run = try MadeRun(
      "detectors: [\(detectors.joined(separator: ", "))]\nseeds: [1, 2]", on: data,
      detectors.map { MadeTrial("\($0)-1", $0).failed("no") }
        + detectors.map { MadeTrial("\($0)-2", $0, seed: 2).lost() })
    func failures(_ suffix: String, _ reason: String) -> [SummaryRecord.Failure] {
      detectors.map {
        run.failure($0 + suffix, reason)
      }
    }
    let made = summary(
      [], answers: [], failed: failures("-1", "no rows"), lost: failures("-2", "it was killed"))
    #expect(
      try closing(run, made) == """
        failed: ecod on d: no rows
        failed: copod on d: no rows
        failed: pca on d: no rows
        failed: hbos on d: no rows
        failed: lof on d: no rows
        failed: … and 1 more in results.csv
        lost: ecod on d: it was killed
        lost: copod on d: it was killed
        lost: pca on d: it was killed
        lost: hbos on d: it was killed
        lost: lof on d: it was killed
        lost: … and 1 more in results.csv
        report: report.html
        report: report.md

        """)
  }
}
