import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

/// Which of a detector's settings counts in the leaderboard.
struct LeaderboardChoiceTests {
  private let data = ["x", "y"].map { MadeData($0, validation: "++--", test: "++--") }

  /// Two settings of a detector and another detector on two data sets, by what they select by.
  private func values(
    _ spec: String, _ metric: String, _ trials: [(MadeTrial, onValidation: Double, onTest: Double)]
  ) throws -> SummaryRecord.Leaderboard? {
    let made = trials.map { trial, onValidation, onTest in
      trial.found(
        validation: [metric: .number(onValidation)], test: ["average_precision": .number(onTest)])
    }
    return try MadeRun(spec, on: data, made).summary().leaderboard
  }

  private func histogram(_ id: String, on dataset: String, bins: Int, seed: Int = 1) -> MadeTrial {
    MadeTrial(id, "hbos", on: dataset, seed: seed).of(["settings": ["bins": .integer(bins)]])
  }

  @Test(arguments: ["average_precision", "label-free"])
  func
    `the setting of a detector that counts is chosen on validation rows, for each data set alone`(
      select: String
    ) throws
  {
    let found = try values(
      "detectors: [hbos: { bins: [5, 10] }, ecod]\nselect: \(select)",
      select == "label-free" ? "excess_mass" : select,
      [
        (histogram("x5", on: "x", bins: 5), 0.75, 0.25),
        (histogram("x10", on: "x", bins: 10), 0.5, 1),
        (histogram("y5", on: "y", bins: 5), 0.25, 0.875),
        (histogram("y10", on: "y", bins: 10), 0.5, 0.125),
        (MadeTrial("ex", "ecod", on: "x"), 0.5, 0.375),
        (MadeTrial("ey", "ecod", on: "y"), 0.5, 0.5),
      ])
    #expect(found?.metric == .averagePrecision)
    #expect(found?.rows.map(\.detector) == ["ecod", "hbos"])
    #expect(found?.rows.map(\.values) == [[0.375, 0.5], [0.25, 0.125]])
  }

  @Test func `the seeds of the chosen setting are averaged, and those of the others stay away`()
    throws
  {
    let found = try values(
      "detectors: [hbos: { bins: [5, 10] }, ecod]\nseeds: [1, 2]", "average_precision",
      [
        (histogram("x5-1", on: "x", bins: 5), 0.75, 0.25),
        (histogram("x5-2", on: "x", bins: 5, seed: 2), 0.5, 0.5),
        (histogram("x10-1", on: "x", bins: 10), 0.5, 1),
        (histogram("x10-2", on: "x", bins: 10, seed: 2), 0.5, 1),
        (histogram("y5-1", on: "y", bins: 5), 0.5, 0.5),
        (MadeTrial("ex", "ecod", on: "x"), 0.5, 0.75),
        (MadeTrial("ex-2", "ecod", on: "x", seed: 2), 0.5, 0.75),
        (MadeTrial("ey", "ecod", on: "y"), 0.5, 0.25),
      ])
    // Of hbos on x the mean of 0.25 and 0.5. Both have a mean rank of 1½; the higher mean comes first.
    #expect(found?.rows.map(\.detector) == ["ecod", "hbos"])
    #expect(found?.rows.map(\.values) == [[0.75, 0.25], [0.375, 0.5]])
  }
}
