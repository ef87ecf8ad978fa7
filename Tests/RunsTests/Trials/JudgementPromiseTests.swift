import Artifacts
import Formats
import Numerics
import Sources
import Testing
import Vocabulary
import YAML

@testable import Specs
@testable import Trials

/// What a promise of a threshold rests on, and when kept scores can answer at all.
struct JudgementPromiseTests {
  private static func experiment(_ rest: String) throws -> Experiment {
    try Experiment(
      Node(
        yaml: "name: stated\ndata: [{ file: a.csv }]\ndetectors: [knn]\n\(rest)", file: "spec.yaml")
    )
  }

  private static func rows(_ count: Int, from first: Int = 0, groups: [Int32]? = nil) -> KnownRows {
    KnownRows(
      numbers: Array(first..<first + count),
      labels: Labels([Label](repeating: .ordinary, count: count)), groups: groups)
  }

  private static let validation = rows(400)

  /// The promise of a threshold that 400 ordinary validation rows choose, and where 60 rows measure.
  private func promise(isByTime: Bool, testGroups: [Int32]? = nil) throws -> Guarantee {
    let experiment = try Self.experiment(
      "thresholds: [false-positive-rate: { at-most: 0.3, confidence: 0.9 }]")
    let judgement = Judgement(
      questions: experiment.questions,
      scores: TrialScores(
        training: Scores([]), validation: Scores((0..<400).map(Double.init)),
        test: Scores((0..<60).map { Double($0) + 1000 })),
      rows: SplitRows(
        train: Self.rows(0), validation: Self.validation,
        test: Self.rows(60, from: 400, groups: testGroups)),
      roles: ValidationRoles(of: Self.validation, by: experiment.validation),
      split: try Holdout(by: isByTime ? .time : .row),
      seed: Seed(1))
    return try #require(judgement.thresholds()[0].record.choice.threshold?.guarantee)
  }

  @Test func `a promise rests on the validation rows that chose nothing`() throws {
    let roles = ValidationRoles(of: Self.validation, by: try Self.experiment("").validation)
    #expect(roles.choosing.count < roles.calibrating.count)
    #expect(try promise(isByTime: false).rows == roles.calibrating.count)
  }

  @Test func `a promise is held against test rows where time divided them, by their groups`() throws
  {
    #expect(try promise(isByTime: false).likeness == nil)
    #expect(try promise(isByTime: true).likeness?.rows == 60)
    #expect(try promise(isByTime: true).likeness?.isLike == false)
    // Four groups are too few to tell.
    #expect(
      try promise(isByTime: true, testGroups: (0..<60).map { Int32($0 % 4) }).likeness == nil)
  }

  @Test func `what was found without labels is judged again only where the same rows choose`()
    throws
  {
    let experiment = try Self.experiment("select: label-free")
    let identity = TrialIdentity(
      dataset: "d", split: ["holdout": [:]], features: [:], detector: "knn", settings: [:], seed: 1,
      isControl: false)
    let trial = try Trial(identity, of: experiment)
    func canJudge(_ measured: [Measurement], _ validation: KnownRows) -> Bool {
      let counts = PartCount(rows: 0, anomalies: 0, unlabelled: 0)
      return trial.canJudge(
        TrialScores(training: Scores([]), validation: Scores([]), test: Scores([])),
        of: TrialFindings(
          train: counts, validation: counts, test: counts, features: 1, onValidation: measured,
          onTest: [], thresholds: [], modelBytes: nil, scoresHash: "", notes: []),
        on: SplitRows(train: Self.rows(9), validation: validation, test: Self.rows(9)))
    }
    let choosing = ValidationRoles(of: Self.validation, by: experiment.validation).choosing.count
    func mass(_ rows: Int) -> [Measurement] {
      [Measurement(.excessMass, .number(0.5), rows: rows)]
    }
    #expect(canJudge(mass(choosing), Self.validation))
    #expect(!canJudge(mass(choosing + 1), Self.validation))
    #expect(!canJudge(mass(400), Self.validation))
    // It was found on training rows, which no question divides.
    #expect(canJudge(mass(9), Self.rows(0)))
    #expect(canJudge([Measurement(.rocAUC, .number(0.5), rows: 400)], Self.validation))
  }

  @Test func `what a threshold is expected to cost is told at the prices of the operation`() throws
  {
    let experiment = try Self.experiment(
      "thresholds: [best-f1]\noperation: { missed: 5, false-alarm: 2 }")
    let scores: [Double] = [0, 1, 2, 3, 4, 5, 6, 7, 6.5, 8, 9, 10]
    let rows = KnownRows(
      numbers: Array(scores.indices), labels: Labels(anomalies: scores.indices.map { $0 > 7 }))
    let judgement = Judgement(
      questions: experiment.questions,
      scores: TrialScores(training: Scores([]), validation: Scores(scores), test: Scores([])),
      rows: SplitRows(train: Self.rows(0), validation: rows, test: Self.rows(0, from: 12)),
      roles: ValidationRoles(of: rows, by: experiment.validation), split: try Holdout(),
      seed: Seed(1))
    let threshold = try #require(judgement.thresholds()[0].record.choice.threshold)
    // From 6.5 on all four anomalies are found, with one false alarm (7): two, over twelve rows.
    #expect(threshold.value < 6.5 && threshold.value >= 6)
    #expect(threshold.achieved[.costPerRow]?.quantity == .number(2.0 / 12))
    #expect(threshold.expected[.costPerRow] != nil)
  }

  /// 30 of 300 test rows are anomalies, a third of them found; 2,700 other rows have labels.
  private func costs(by unit: SplitSettings.Unit) throws -> Interval {
    let experiment = try Self.experiment(
      "thresholds: [fixed: { threshold: 0.5 }]\noperation: { missed: 5, false-alarm: 2 }")
    let labels = Labels(anomalies: (0..<300).map { $0 < 30 })
    let judgement = Judgement(
      questions: experiment.questions,
      scores: TrialScores(
        training: Scores([]), validation: Scores([0, 1]),
        test: Scores((0..<300).map { $0 < 20 ? 1 : 0 })),
      rows: SplitRows(
        train: Self.rows(2698), validation: Self.rows(2, from: 2698),
        test: KnownRows(numbers: Array(2700..<3000), labels: labels)),
      roles: ValidationRoles(of: Self.rows(2), by: experiment.validation),
      split: try Holdout(by: unit),
      seed: Seed(1))
    let measured = judgement.thresholds()[0].record.onTest
    return try #require(measured[.costPerRow]?.interval)
  }

  /// 20 of 30 found: the ten missed cost 50 in 300 rows. Of 30 that are given their number varies by 30 · ⅓ · ⅔; of
  /// 300 of which none is given, by 300 · 1/30 · 29/30: 3 more, of which 3,000 rows leave a tenth. √(9.67 / 6.97) is
  /// 1.18.
  @Test func `by time, how many anomalies came is chance; by row it is what all rows have`() throws
  {
    let (time, row) = (try costs(by: .time), try costs(by: .row))
    let ratio = (time.upper - time.lower) / (row.upper - row.lower)
    #expect(ratio > 1.12 && ratio < 1.24, "\(ratio)")
  }
}
