import Answers
import Artifacts
import Formats
import Machine
import RunKit
import Testing
import Vocabulary

@testable import assay

/// `assay compare` on runs that were written by hand.
struct CompareCommandTests {
  private static let labels = MadeData(validation: "+-", test: "++++----")
  private static let perfect: [Double] = [8, 7, 6, 5, 4, 3, 2, 1]
  private static let reversed: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
  /// Two anomalies above and two below all ordinary rows: area ½.
  private static let split: [Double] = [8, 7, 2, 1, 6, 5, 4, 3]

  /// What the command says of two runs, whose standings are these trials in this order.
  private func compared(
    _ before: (spec: String, [MadeTrial]), _ after: (spec: String, [MadeTrial]),
    _ words: String..., on other: MadeData = labels
  ) throws -> Paper {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    for (run, side, data) in [("one", before, Self.labels), ("two", after, other)] {
      let made = try MadeRun(side.spec, on: [data], side.1, in: reports, run: run)
      let records = try Records(made.trials, in: made.folder)
      try made.conclude(
        Summary(
          made.experiment, made.record, records, Choices(records, of: made.experiment)
        ).record())
    }
    let paper = Paper()
    #expect(
      Assay.run(["compare", "one", "two", "--out", reports] + words, on: paper.console) == .done)
    #expect(paper.err.isEmpty)
    return paper
  }

  private func found(_ id: String, _ detector: String, _ area: MadeValue, _ scores: [Double]?)
    -> MadeTrial
  {
    MadeTrial(id, detector).found(test: ["roc_auc": area], scores: scores)
  }

  private let spec = "select: roc_auc\ndetectors: [ecod, copod, pca, hbos, lof, knn, mahalanobis]"

  @Test func `what differs, and what got better or worse, is a page for people`() throws {
    // The areas of perfect, split and reversed rows are 1, ½ and 0; of perfect and split the difference has
    // the variance 1/12, and so the interval ½ ± 0.9187, which ends at 1. Nothing moves the others.
    let paper = try compared(
      (
        spec,
        [
          found("a1", "ecod", 0, Self.reversed), found("a2", "copod", 1, Self.perfect),
          found("a3", "pca", 0.5, Self.split), found("a4", "hbos", 1, nil),
          found("same", "lof", 0.12345678, nil), found("a6", "knn", 0.5, nil),
          found("a7", "mahalanobis", .undefined("no row has a label"), Self.perfect),
        ]
      ),
      (
        "\(spec)\nseeds: [1, 2]",
        [
          found("b1", "ecod", 1, Self.perfect), found("b2", "copod", 0, Self.reversed),
          found("b3", "pca", 1, Self.perfect), found("b4", "hbos", 0.5, nil),
          found("same", "lof", 0.12345678, nil), found("b8", "distance-to-mean", 0.5, nil),
          found("b7", "mahalanobis", 0, Self.reversed),
        ]
      ))
    #expect(
      paper.out == """
        Settings that differ:
          seeds: [1] → [1,2]
        ecod on d, roc_auc: 0 → 1.000, +1.000
        copod on d, roc_auc: 1.000 → 0, -1.000
        pca on d, roc_auc: 0.500 → 1.000, +0.500 (-0.419 to 1.000): no difference can be told
        hbos on d, roc_auc: 1.000 → 0.500, the scores of one of them were not kept
        lof on d, roc_auc: 0.123 → 0.123, the same trials
        mahalanobis on d, roc_auc: n/a → 0, no row has a label
        knn on d is only in the first run
        distance-to-mean on d is only in the second run

        """)
  }

  @Test func `runs of one spec say so, and where the interval is on one side of 0 which is better`()
    throws
  {
    // The spread is that of resamples, in which rows come twice and share a rank; of four anomalies at the ranks
    // 5 to 8 the average precision is (1/5 + 2/6 + 3/7 + 4/8)/4 = 0.3655.
    func side(_ id: String, _ value: MadeValue, _ scores: [Double]) -> (String, [MadeTrial]) {
      (
        "detectors: [ecod]",
        [MadeTrial(id, "ecod").found(test: ["average_precision": value], scores: scores)]
      )
    }
    let better = try compared(side("a", 0.3655, Self.reversed), side("b", 1, Self.perfect))
    #expect(
      better.out == """
        The specs are the same.
        ecod on d, average_precision: 0.366 → 1.000, +0.635 (0.553 to 0.716): better

        """)
    let worse = try compared(side("a", 1, Self.perfect), side("b", 0.3655, Self.reversed))
    #expect(
      worse.out == """
        The specs are the same.
        ecod on d, average_precision: 1.000 → 0.366, -0.635 (-0.716 to -0.553): worse

        """)
  }

  @Test func `what was measured on different rows is set side by side, and not compared`() throws {
    let paper = try compared(
      (spec, [found("a", "ecod", 0.5, Self.split)]), (spec, [found("b", "ecod", 1, Self.perfect)]),
      on: MadeData(validation: "+-", test: "++++----", firstTestRow: 101))
    #expect(
      paper.out == """
        The specs are the same.
        ecod on d, roc_auc: 0.500 → 1.000, they were measured on different rows

        """)
  }

  @Test
  func `settings are compared with themselves, and what is left with the best of its detector`()
    throws
  {
    func lof(_ id: String, _ neighbors: Int, _ area: MadeValue) -> MadeTrial {
      MadeTrial(id, "lof").of(["settings": ["neighbors": JSON(neighbors)]])
        .found(validation: ["roc_auc": area], test: ["roc_auc": area])
    }
    let sweep = { (values: String) in "select: roc_auc\ndetectors: [lof: { neighbors: \(values) }]"
    }
    let paper = try compared(
      (sweep("[5, 20, 50]"), [lof("a1", 5, 0.25), lof("a2", 20, 0.5), lof("a3", 50, 0.75)]),
      (sweep("[5, 30]"), [lof("b1", 5, 0.375), lof("b2", 30, 0.625)]))
    let lines = paper.out.split(separator: "\n").dropFirst(2)
    #expect(
      lines == [
        "lof (neighbors 50) → lof (neighbors 30) on d, roc_auc: 0.750 → 0.625, the scores of one of them were not kept",
        "lof (neighbors 5) on d, roc_auc: 0.250 → 0.375, the scores of one of them were not kept",
        "lof on d is only in the first run",
      ])
  }

  @Test func `several runs are compared with the first, and what got worse can fail`() throws {
    func run(_ id: String, _ value: MadeValue, _ scores: [Double]) -> [MadeTrial] {
      [MadeTrial(id, "ecod").found(test: ["average_precision": value], scores: scores)]
    }
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    for (name, trials) in [
      ("one", run("a", 1, Self.perfect)), ("two", run("b", 1, Self.perfect)),
      ("three", run("c", 0.3655, Self.reversed)),
    ] {
      let made = try MadeRun("detectors: [ecod]", on: [Self.labels], trials, in: reports, run: name)
      let records = try Records(made.trials, in: made.folder)
      try made.conclude(
        Summary(made.experiment, made.record, records, Choices(records, of: made.experiment))
          .record())
    }
    func code(_ words: String...) -> (ExitCode, String) {
      let paper = Paper()
      return (Assay.run(["compare"] + words + ["--out", reports], on: paper.console), paper.out)
    }
    let all = code("one", "two", "three", "--fail-on-worse")
    #expect(all.0 == .no)
    #expect(
      all.1 == """
        made/one → made/two
        The specs are the same.
        ecod on d, average_precision: 1.000 → 1.000, 0

        made/one → made/three
        The specs are the same.
        ecod on d, average_precision: 1.000 → 0.366, -0.635 (-0.716 to -0.553): worse


        """)
    #expect(code("one", "two", "--fail-on-worse").0 == .done)
    #expect(code("one", "three").0 == .done)
    #expect(code("three", "one", "--fail-on-worse").0 == .done)
    #expect(code("one").0 == .wrong)
  }

  @Test func `a setting that only one spec has stands beside a dash`() throws {
    let trial = [MadeTrial("a", "ecod").found()]
    let paper = try compared(
      ("detectors: [ecod]", trial), ("detectors: [ecod]\ntiers: [elide]", trial))
    #expect(
      paper.out.split(separator: "\n").prefix(2)
        == [
          "Settings that differ:",
          #"  tiers: – → [{"elide":{"contamination":0.1,"fall-back":false,"per-group":false,"read":"decision","table":"rules"}}]"#,
        ])
  }

  @Test func `with --json it is a value for programs`() throws {
    let paper = try compared(
      (spec, [found("a1", "ecod", 0.5, nil), found("a2", "pca", 0, Self.reversed)]),
      (
        "\(spec)\nseeds: [2]",
        [
          MadeTrial("b1", "ecod", seed: 2).found(test: ["roc_auc": .between(1, 0.75...1)]),
          MadeTrial("b3", "hbos", seed: 2).found(test: ["roc_auc": 1]),
          MadeTrial("b2", "pca", seed: 2).found(test: ["roc_auc": 1], scores: Self.perfect),
        ]
      ), "--json")
    #expect(paper.out == Self.json)
  }

  private static let json = """
    {
      "notes": [
        "hbos on d is only in the second run"
      ],
      "settings": [
        {
          "after": [
            2
          ],
          "before": [
            1
          ],
          "path": "seeds"
        }
      ],
      "trials": [
        {
          "after": [
            "b1"
          ],
          "before": [
            "a1"
          ],
          "dataset": "d",
          "detector": "ecod",
          "difference": {
            "reason": "the scores of one of them were not kept",
            "rows": 0,
            "value": null
          },
          "first": {
            "rows": 8,
            "value": 0.5
          },
          "metric": "roc_auc",
          "name_after": "ecod",
          "name_before": "ecod",
          "p": null,
          "second": {
            "interval": {
              "level": 0.95,
              "lower": 0.75,
              "method": "by hand",
              "upper": 1.0
            },
            "rows": 8,
            "value": 1.0
          }
        },
        {
          "after": [
            "b2"
          ],
          "before": [
            "a2"
          ],
          "dataset": "d",
          "detector": "pca",
          "difference": {
            "rows": 8,
            "value": 1.0
          },
          "first": {
            "rows": 8,
            "value": 0.0
          },
          "metric": "roc_auc",
          "name_after": "pca",
          "name_before": "pca",
          "p": null,
          "second": {
            "rows": 8,
            "value": 1.0
          }
        }
      ]
    }

    """
}
