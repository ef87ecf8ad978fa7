import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

/// The detectors across data sets.
struct LeaderboardTests {
  typealias Row = SummaryRecord.Leaderboard.Row

  /// Data sets on which every detector of the spec has one trial, with these values on their test rows.
  private func leaderboard(
    _ values: [(dataset: String, onTest: [String: MadeValue])], _ spec: String
  ) throws -> SummaryRecord.Leaderboard? {
    let trials = values.flatMap { dataset, onTest in
      onTest.map { detector, value in
        MadeTrial("\(detector) on \(dataset)".replacing("/", with: "-"), detector, on: dataset)
          .found(
            validation: ["average_precision": 0.5, "roc_auc": 0.5],
            test: ["average_precision": value, "roc_auc": 0.5])
      }
    }
    let data = values.map { MadeData($0.dataset, validation: "++--", test: "++--") }
    return try MadeRun(spec, on: data, trials).summary().leaderboard
  }

  private let twoDetectors = "detectors: [ecod, copod]"

  @Test func `detectors stand by their mean rank, the best first, with means, medians and wins`()
    throws
  {
    // Ranks on x: ecod 1, copod 2; on y: copod 1, ecod 2; the control has none. The sums are equal, as in 2
    // of 4 ways to deal them, and p = 1. The critical difference is 1.95996 · √(2 · 3 / (6 · 2)) = 1.386.
    let found = try leaderboard(
      [
        ("x", ["ecod": 0.75, "copod": 0.5, "constant": 0.25]),
        ("y", ["ecod": 0.25, "copod": 0.625, "constant": 0.25]),
      ], twoDetectors)
    #expect(
      found
        == .init(
          metric: .averagePrecision, datasets: ["x", "y"],
          rows: [
            Row(
              detector: "copod", isControl: false, mean: 0.5625, median: 0.5625, averageRank: 1.5,
              winRate: 0.5, values: [0.5, 0.625]),
            Row(
              detector: "ecod", isControl: false, mean: 0.5, median: 0.5, averageRank: 1.5,
              winRate: 0.5, values: [0.75, 0.25]),
            Row(
              detector: "constant", isControl: true, mean: 0.25, median: 0.25, averageRank: nil,
              winRate: nil, values: [0.25, 0.25]),
          ],
          tests: [
            "Friedman's test by all permutations gives p = 1.000 over 2 data sets (the smallest that "
              + "could be had is 0.500); no two mean ranks could lie far enough apart to differ at 5 %."
          ]))
  }

  /// Over eight data sets ecod is always ahead of copod, and copod of hbos: each pair has 2 / 2⁸ = 0.0078, and
  /// three times that by Holm. Over three, the smallest that a pair could have is 2 / 2³, and three times that.
  @Test func `detectors that differ in pairs are named, the better one first`() throws {
    func pairs(_ count: Int) throws -> String? {
      try leaderboard(
        (0..<count).map { place in
          let value = Double(place) / 100
          return (
            "d\(place)",
            [
              "ecod": .number(0.75 + value), "copod": .number(0.5 + 2 * value),
              "hbos": .number(0.25 + 3 * value),
            ]
          )
        }, "detectors: [copod, ecod, hbos]")?.tests.last
    }
    #expect(
      try pairs(8)
        == "In pairs, by signed ranks with Holm's correction for 3 pairs (the smallest p that could be had is "
        + "0.023), these differ at 5 %, the better one first: ecod and copod (p = 0.023), copod and hbos "
        + "(p = 0.023) and ecod and hbos (p = 0.023).")
    #expect(
      try pairs(3)
        == "In pairs, by signed ranks with Holm's correction for 3 pairs (the smallest p that could be had is "
        + "0.750), no two differ at 5 %.")
  }

  /// Of six data sets hbos is level with copod on three: the three that are left could have p = 2 / 2³ at the
  /// smallest, the other pairs 2 / 2⁶ = 0.03125 and have it; thrice that is 0.094.
  @Test func `the smallest p that a pair could have is told, and one above 5 % names no pair`()
    throws
  {
    let values = (0..<6).map { place in
      let value = Double(place) / 100
      return (
        dataset: "d\(place)",
        onTest: [
          "ecod": MadeValue.number(0.75 + value), "copod": .number(0.5 + 2 * value),
          "hbos": .number(place < 3 ? 0.5 + 2 * value : 0.25 + 3 * value),
        ]
      )
    }
    #expect(
      try leaderboard(values, "detectors: [copod, ecod, hbos]")?.tests.last
        == "In pairs, by signed ranks with Holm's correction for 3 pairs (the smallest p that could be had is "
        + "0.094), no two differ at 5 %.")
  }

  @Test func `where the ways to sum up disagree, the winner of each is named`() throws {
    // The means are ½ and ⅓, the medians ¼ and ⅜, the mean ranks 5/3 and 4/3, the wins 1/3 and 2/3.
    let found = try leaderboard(
      [
        ("x", ["ecod": 1, "copod": 0.25]), ("y", ["ecod": 0.25, "copod": 0.375]),
        ("z", ["ecod": 0.25, "copod": 0.375]),
      ], twoDetectors)
    #expect(
      found?.tests.first
        == "The winner depends on the aggregator (mean: ecod; median: copod; average_rank: copod; "
        + "win_rate: copod).")
    #expect(found?.rows.map(\.detector) == ["copod", "ecod"])
  }

  @Test func `a data set on which some detector has no value is left out, and named`() throws {
    let found = try leaderboard(
      [
        ("x", ["ecod": 1, "copod": 0.25]), ("y", ["ecod": 1, "copod": .undefined("no anomaly")]),
        ("z", ["ecod": 0.5, "copod": 0.25]), ("w", ["ecod": 0.5]),
      ], twoDetectors)
    #expect(found?.datasets == ["x", "z"])
    #expect(
      found?.tests.last == "Left out, since some detector has no value there: y, w.")
  }

  @Test func `data sets of one family count once, by their mean`() throws {
    let found = try leaderboard(
      [
        ("adbench/thyroid", ["ecod": 0.25, "copod": 0.5]), ("x", ["ecod": 1, "copod": 0.5]),
        ("annthyroid", ["ecod": 0.75, "copod": 0.25]),
      ], twoDetectors)
    #expect(found?.datasets == ["annthyroid", "x"])
    #expect(found?.rows.map(\.detector) == ["ecod", "copod"])
    #expect(found?.rows.map(\.values) == [[0.5, 1], [0.375, 0.5]])
  }

  @Test(arguments: [
    ("annthyroid", "annthyroid"), ("thyroid", "annthyroid"), ("breastw", "breastw"),
    ("WBC", "breastw"), ("cardio", "cardio"), ("Cardiotocography", "cardio"),
    ("satellite", "satellite"), ("satimage-2", "satellite"), ("landsat", "satellite"),
    ("http", "http"), ("adbench/smtp", "http"), ("shuttle", nil), ("thyroid/shuttle", nil),
  ])
  func `a family goes by the name of its first member`(dataset: String, name: String?) {
    #expect(family(of: dataset) == name)
  }

  @Test func `one data set, or one family, or one detector makes no leaderboard`() throws {
    let both: [String: MadeValue] = ["ecod": 1, "copod": 0.5]
    #expect(try leaderboard([("x", both)], twoDetectors) == nil)
    #expect(try leaderboard([("http", both), ("smtp", both)], twoDetectors) == nil)
    #expect(try leaderboard([("x", ["ecod": 1]), ("y", ["ecod": 1])], twoDetectors) == nil)
    #expect(try leaderboard([("x", both), ("y", both)], twoDetectors)?.datasets == ["x", "y"])
  }

  @Test
  func `the board is of the metric that the spec selects by; without labels, of average precision`()
    throws
  {
    let both: [String: MadeValue] = ["ecod": 1, "copod": 0.75]
    let values = [(dataset: "x", onTest: both), (dataset: "y", onTest: both)]
    let area = try leaderboard(values, "\(twoDetectors)\nselect: roc_auc")
    #expect(area?.metric == .rocAUC)
    #expect(area?.rows.map(\.mean) == [0.5, 0.5])
    let free = try leaderboard(values, "\(twoDetectors)\nselect: label-free")
    #expect(free == nil)  // No trial has an excess mass here: nothing was chosen.
  }
}
