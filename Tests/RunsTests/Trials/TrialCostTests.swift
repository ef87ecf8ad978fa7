import Artifacts
import Detectors
import Formats
import Testing
import Vocabulary

@testable import Runs
@testable import Specs
@testable import Trials

/// What a trial is said to cost, and what that goes by.
struct TrialCostTests {
  private func cost(
    _ rest: String, training: Int = 1000, part: DivisionSize.Part, width: Int = 10,
    bytes: Double = 0
  ) throws -> TrialCost {
    let sweep = try SmallSweep("controls: false\n" + rest)
    return TrialCost(
      try TrialSettings(sweep.trials[0].identity),
      DivisionSize(
        training: .init(rows: training, anomalies: 0), validation: part, test: part, width: width,
        rows: training + 2 * part.rows, bytes: bytes), sweep.experiment.questions)
  }

  private let ordinary = DivisionSize.Part(rows: 500, anomalies: 0)

  /// 42 MB for the program, 2,000 rows of 150 bytes, 2,000 rows of 10 numbers of 4 bytes, and the largest part,
  /// 1,000 rows of 10 numbers, in 16 bytes each; with 3,000 numbers a row 300 times as much of both.
  @Test func `memory grows with the numbers of a row, once words became numbers`() throws {
    let detectors = "detectors: [hbos]"
    #expect(try cost(detectors, part: ordinary).bytes == 42e6 + 300_000 + 80_000 + 160_000)
    #expect(
      try cost(detectors, part: ordinary, width: 3000).bytes
        == 42e6 + 300_000 + 24_000_000 + 48_000_000)
  }

  @Test func `the data are held twice, as they were read and as they were divided`() throws {
    let (none, some) = try (
      cost("detectors: [hbos]", part: ordinary),
      cost("detectors: [hbos]", part: ordinary, bytes: 1_000_000)
    )
    #expect(some.bytes - none.bytes == 2_000_000)
  }

  /// A second to start, and 1,500 rows of 10 numbers of 0.2 µs.
  @Test func `a program from elsewhere counts like a light detector that takes a second to start`()
    throws
  {
    let sweep = try SmallSweep(
      "detectors: [{ command: { score: 'true' } }]\ncontrols: false")
    let source = try TrialSettings(sweep.trials[0].identity).source
    let work = source.work(Workload(training: 1000, others: 500, columns: 10))
    #expect(Int((work * 1e6).rounded()) == 1_003_000)
  }

  /// 4 ms to begin, 2,000 rows of 0.4 µs in all, learning and scoring 10,000 and 20,000 numbers of 0.01 µs, and
  /// 700 rows that measure (validation keeps a fifth of its ordinary rows: 100; and 500 test rows) of 1 µs.
  @Test func `without anomalies a trial learns, scores and is hardly judged`() throws {
    let seconds = try cost("detectors: [hbos]\nthresholds: []", part: ordinary).seconds
    #expect(Int((seconds * 1e6).rounded()) == 4000 + 800 + 300 + 600)
  }

  /// A row of ten numbers of 0.01 µs, however many rows there are.
  @Test func `a row takes what one more row would`() throws {
    for rows in [500, 5000] {
      let cost = try cost("detectors: [hbos]", part: .init(rows: rows, anomalies: 0))
      #expect(Int((cost.secondsPerRow * 1e10).rounded()) == 1000)
    }
  }

  /// 2.5 ms, and 1 + 200 + 5 · 9 = 246 times 1,000 · log₂ 1,002 = 9,969 comparisons of 1.6 ns: 3.92 ms.
  @Test func `a threshold takes its choice, and its choice again from each resample`() throws {
    func seconds(_ asked: String) throws -> Double {
      try cost("detectors: [hbos]\nthresholds: \(asked)", part: .init(rows: 1000, anomalies: 0))
        .seconds
    }
    #expect(Int(((try seconds("[best-f1]") - seconds("[]")) * 1e6).rounded()) == 6424)
    // Several thresholds take what each of them takes.
    let share = "contamination: { share: 0.05 }"
    let each = try seconds("[best-f1]") + seconds("[{ \(share) }]") - 2 * seconds("[]")
    let both = try seconds("[best-f1, { \(share) }]") - seconds("[]")
    #expect(abs(both - each) < 1e-9)
  }

  /// Four in five of 100 groups stay to promise: 80. 10,000 draws of 81 weights take 23 ns each once,
  /// 19 ms, and 1.3 ns each at each of 246 choices, 259 ms, beside which little else counts.
  @Test func `a promise over groups is most of what judging costs`() throws {
    let asked =
      "detectors: [hbos]\nthresholds: [{ conformal: { at-most: 0.05, confidence: 0.95 } }]"
    let alone = try cost(asked, part: .init(rows: 1000, anomalies: 50))
    let grouped = try cost(asked, part: .init(rows: 1000, anomalies: 50, groups: 100))
    #expect(Int(((grouped.seconds - alone.seconds) * 100).rounded()) == 28)
  }

  @Test func `a halving search learns from a share, at-most from so many rows`() throws {
    let sweep = try SmallSweep("detectors: [{ lof: { at-most: 100 } }]\ncontrols: false")
    let size = DivisionSize(
      training: .init(rows: 1000, anomalies: 0), validation: ordinary, test: ordinary, width: 3,
      rows: 2000, bytes: 0)
    let identity = try sweep.trials[0].identity
    #expect(
      Workload(try TrialSettings(identity), size)
        == Workload(training: 100, others: 1000, columns: 3)
    )
    #expect(
      Workload(try TrialSettings(identity.learning(from: 0.05)), size)
        == Workload(training: 50, others: 1000, columns: 3))
  }

  /// 2,000 rows of 10 numbers, 50 ns each.
  @Test func `preparing rows takes each number of each row once`() {
    let size = DivisionSize(
      training: .init(rows: 1000, anomalies: 0), validation: ordinary, test: ordinary, width: 10,
      rows: 2000, bytes: 0)
    #expect(abs(TrialCost.preparing(size) - 0.001) < 1e-12)
  }

  /// Without validation rows `contamination` answers from the 9,000 training rows rather than from 500 test rows, and
  /// `best-f1` from the test rows rather than from the training rows.
  @Test func `a request costs what the rows cost that answer it`() throws {
    func seconds(_ asked: String, _ split: String, training: Int) throws -> Double {
      func whole(_ thresholds: String) throws -> Double {
        let sweep = try SmallSweep(
          "detectors: [hbos]\ncontrols: false\n\(split)thresholds: \(thresholds)")
        return TrialCost(
          try TrialSettings(sweep.trials[0].identity),
          DivisionSize(
            training: .init(rows: training, anomalies: 0), validation: .init(rows: 0, anomalies: 0),
            test: .init(rows: 500, anomalies: 20), width: 10, rows: training + 500, bytes: 0),
          sweep.experiment.questions
        ).seconds
      }
      return try whole("[\(asked)]") - whole("[]")
    }
    let split = "split: { holdout: { validation: 0 } }\n"
    let learned = "contamination: { share: 0.05 }"
    let few = try seconds("{ \(learned) }", split, training: 500)
    let many = try seconds("{ \(learned) }", split, training: 9000)
    #expect(many > 10 * few && few > 0)
    #expect(
      abs(
        try seconds("best-f1", split, training: 9000) - seconds("best-f1", split, training: 500))
        < 1e-9)
  }
}
