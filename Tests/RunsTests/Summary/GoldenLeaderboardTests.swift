import Artifacts
import Formats
import RunKit
import Testing
import Trials
import Vocabulary
import Wording

/// The whole summary of a run on three data sets, whose leaderboard is worked out by hand.
///
/// Of hbos the setting of 5 bins is chosen on x, that of 10 on y and that of 5 on z: its values are 0.5, 0.75
/// and 1. The control constant is no competitor: the ranks of hbos and ecod are 2 and 1 on x, and 1 and 2 on y
/// and on z, the sums 4 and 5. However three data sets deal them, the sums lie as far apart or farther: p = 1; in 2 of 8
/// ways they lie farthest apart. The critical difference is 1.95996 · √(2 · 3 / (6 · 3)) = 1.132, more than the 1
/// that is possible.
struct GoldenLeaderboardTests {
  private func found(
    _ trial: MadeTrial, _ onValidation: Double, _ onTest: Double
  ) -> MadeTrial {
    trial.found(
      validation: ["average_precision": .number(onValidation)],
      test: ["average_precision": .number(onTest)])
  }

  private func histogram(_ dataset: String, bins: Int) -> MadeTrial {
    MadeTrial("\(dataset)\(bins)", "hbos", on: dataset).of(["settings": ["bins": .integer(bins)]])
  }

  private func run() throws -> MadeRun {
    func others(_ dataset: String, _ ecod: Double, _ constant: Double) -> [MadeTrial] {
      [
        found(MadeTrial("\(dataset)e", "ecod", on: dataset), 0.625, ecod),
        found(MadeTrial("\(dataset)k", "constant", on: dataset), 0.125, constant),
      ]
    }
    let histograms = [
      found(histogram("x", bins: 5), 0.875, 0.5), found(histogram("x", bins: 10), 0.75, 1),
      found(histogram("y", bins: 5), 0.5, 0.25), found(histogram("y", bins: 10), 0.75, 0.75),
      found(histogram("z", bins: 5), 0.5, 1), found(histogram("z", bins: 10), 0.25, 0.5),
    ]
    return try MadeRun(
      "detectors: [hbos: { bins: [5, 10] }, ecod]",
      on: ["x", "y", "z"].map { MadeData($0, validation: "++--", test: "++++++++++--") },
      histograms + others("x", 0.75, 0.5) + others("y", 0.5, 0.25) + others("z", 0.875, 0.125))
  }

  private func answers(_ run: MadeRun) -> [SummaryRecord.Answer] {
    let said = [
      ("x", "x5", 0.875, "hbos (bins 5)", 0.5), ("y", "y10", 0.75, "hbos", 0.75),
      ("z", "ze", 0.625, "ecod", 0.875),
    ]
    return said.map { dataset, trial, value, name, reached in
      SummaryRecord.Answer(
        dataset: dataset, split: run.trial(trial).identity.splitAlone,
        candidate: .init(detector: run.detector(of: trial), name: name, trials: [trial]),
        trial: trial,
        choice: .init(
          by: Measurement(.averagePrecision, .number(value), rows: 4), isOracle: false, among: 3,
          tiedWith: []),
        figures: .init(
          measured: Measurement(.averagePrecision, .number(reached), rows: 12), nested: nil),
        sentences: sentences(dataset, name, value, reached), comparisons: [])
    }
  }

  private func sentences(
    _ dataset: String, _ name: String, _ value: Double, _ reached: Double
  ) -> [String] {
    let found = "\(Figures.short(value)); on the test rows it reaches \(Figures.short(reached))."
    return [
      "On \(dataset), no candidate can be called best: 2 anomalies among the rows that choose do not "
        + "tell them apart. \(name) has the highest average_precision on validation rows of 3 "
        + "candidates, \(found)",
      "There is one seed: intervals tell what other rows would change, not what other seeds would.",
      "With 2 anomalies among the rows that choose, only large differences could have been seen.",
    ]
  }

  private func standings(_ run: MadeRun) -> [SummaryRecord.Standing] {
    let values: [(String, onValidation: Double, onTest: Double)] = [
      ("x5", 0.875, 0.5), ("x10", 0.75, 1), ("xe", 0.625, 0.75), ("xk", 0.125, 0.5),
      ("y10", 0.75, 0.75), ("ye", 0.625, 0.5), ("y5", 0.5, 0.25), ("yk", 0.125, 0.25),
      ("ze", 0.625, 0.875), ("z5", 0.5, 1), ("z10", 0.25, 0.5), ("zk", 0.125, 0.125),
    ]
    return values.map { trial, onValidation, onTest in
      run.standing(
        trial, label: trial.hasSuffix("5") ? "bins 5" : "",
        validation: ["average_precision": .number(onValidation)],
        test: ["average_precision": .number(onTest)], rows: 4, testRows: 12)
    }
  }

  private let leaderboard = SummaryRecord.Leaderboard(
    metric: .averagePrecision, datasets: ["x", "y", "z"],
    rows: [
      .init(
        detector: "hbos", isControl: false, mean: 2.25 / 3, median: 0.75, averageRank: 4.0 / 3,
        winRate: 2.0 / 3, values: [0.5, 0.75, 1]),
      .init(
        detector: "ecod", isControl: false, mean: 2.125 / 3, median: 0.75, averageRank: 5.0 / 3,
        winRate: 1.0 / 3, values: [0.75, 0.5, 0.875]),
      .init(
        detector: "constant", isControl: true, mean: 0.875 / 3, median: 0.25, averageRank: nil,
        winRate: nil, values: [0.5, 0.25, 0.125]),
    ],
    tests: [
      "Friedman's test by all permutations gives p = 1.000 over 3 data sets (the smallest that could be "
        + "had is 0.250); no two mean ranks could lie far enough apart to differ at 5 %."
    ])

  @Test func `three data sets and a leaderboard`() throws {
    let run = try run()
    let summary = try run.summary()
    #expect(
      summary
        == SummaryRecord(
          answers: answers(run), standings: standings(run), leaderboard: leaderboard,
          budgets: [.init(detector: "hbos", settings: 2), .init(detector: "ecod", settings: 1)],
          failed: [], lost: [], worries: []))
    #expect(try SummaryRecord(JSONReader(summary.json)) == summary)
  }
}
