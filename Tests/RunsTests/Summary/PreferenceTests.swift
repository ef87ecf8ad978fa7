import Artifacts
import Formats
import Machine
import RunKit
import Testing
import Trials
import Vocabulary

/// Which of several equal candidates is named, and among how many.
struct PreferenceTests {
  /// Candidates by their bins, all with the same value.
  private func run(_ bins: [Int], prefer preference: String) throws -> MadeRun {
    try MadeRun(
      "detectors: [hbos: { bins: \(bins) }]\nprefer: \(preference)",
      on: [MadeData(validation: "+++---", test: "+++---")],
      bins.map { bins in
        MadeTrial("\(bins)", "hbos").of(["settings": ["bins": .integer(bins)]])
          .found(validation: ["average_precision": 0.5])
      })
  }

  @Test(arguments: [("best-mean", "5"), ("simplest", "10")])
  func `of candidates that cannot be told apart, the one that is preferred is named`(
    preference: String, bins: String
  ) throws {
    let answer = try #require(try run([5, 10], prefer: preference).summary().answers.first)
    #expect(answer.trial == bins)
    #expect(answer.choice.tiedWith.map(\.trials) == [[bins == "5" ? "10" : "5"]])
  }

  private static let times: [([Double?], String)] = [
    ([3, 2, 1], "20"), ([1, 2, 3], "5"), ([2, 1, 1], "10"), ([nil, 2, 3], "10"),
    ([nil, nil, nil], "5"),
  ]

  @Test(arguments: times)
  func `the fastest scored its rows in the least time; one that was not timed took longest`(
    seconds: [Double?], bins: String
  ) throws {
    let run = try run([5, 10, 20], prefer: "fastest")
    for (trial, seconds) in zip(run.trials, seconds) {
      try run.folder.write(TimingRecord(id: trial.id, status: .ok, scoreSeconds: seconds))
    }
    #expect(try run.summary().answers.first?.trial == bins)
  }

  /// The record of a trial with another model size or number of anomalies that chose.
  private func rewrite(
    _ id: String, of run: MadeRun, modelBytes: Int? = 128, anomalies: Int = 3
  ) throws {
    let record = try run.folder.readTrial(id)
    let found = try #require(record.findings)
    let rows = found.validation.rows
    try run.folder.write(
      TrialRecord(
        id: id, trial: record.trial,
        outcome: .ok(
          TrialFindings(
            train: found.train,
            validation: PartCount(rows: rows, anomalies: anomalies, unlabelled: 0),
            test: found.test, features: found.features, onValidation: found.onValidation,
            onTest: found.onTest, thresholds: [], modelBytes: modelBytes,
            scoresHash: found.scoresHash, notes: []))))
  }

  @Test(arguments: [([3, 2, 1], "20"), ([1, 1, 2], "5"), ([nil, 2, 3], "10")])
  func `the smallest model has the fewest bytes, and one that is not known most`(
    bytes: [Int?], bins: String
  ) throws {
    let run = try run([5, 10, 20], prefer: "smallest")
    for (trial, bytes) in zip(run.trials, bytes) {
      try rewrite(trial.id, of: run, modelBytes: bytes)
    }
    #expect(try run.summary().answers.first?.trial == bins)
  }

  private func seeds(_ second: MadeValue) throws -> MadeRun {
    try MadeRun(
      "detectors: [ecod, copod]\nseeds: [1, 2]",
      on: [MadeData(validation: String(repeating: "+", count: 30) + "---", test: "++--")],
      [
        MadeTrial("e1", "ecod").found(validation: ["average_precision": 0.75]),
        MadeTrial("e2", "ecod", seed: 2).found(validation: ["average_precision": 0.75]),
        MadeTrial("c1", "copod").found(validation: ["average_precision": 0.5]),
        MadeTrial("c2", "copod", seed: 2).found(validation: ["average_precision": second]),
      ])
  }

  @Test(arguments: ["e1", "e2"])
  func `the seed with the fewest anomalies says whether a best can be called so`(id: String) throws
  {
    let run = try seeds(0.5)
    #expect(
      try run.summary().answers.first?.sentence
        == "On d, ecod is best of 2 candidates by average_precision on validation rows: 0.750.")
    try rewrite(id, of: run, anomalies: 9)
    #expect(
      try run.summary().answers.first?.sentence
        == "On d, no candidate can be called best: 9 anomalies among the rows that choose do not tell them "
        + "apart. ecod has the highest mean average_precision on validation rows of 2 candidates, 0.750."
    )
  }

  @Test func `a candidate without a value is one of those that were compared`() throws {
    let none = MadeValue.undefined("none of the 33 rows is an anomaly")
    #expect(try seeds(none).summary().answers.first?.choice.among == 2)
  }
}
