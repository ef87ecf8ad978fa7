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
    _ rest: String, training: Int = 1000, part: DivisionSize.Part, width: Int = 10
  ) throws -> TrialCost {
    let sweep = try SmallSweep("controls: false\n" + rest)
    return TrialCost(
      try TrialSettings(sweep.trials[0].identity),
      DivisionSize(
        training: .init(rows: training, anomalies: 0), validation: part, test: part, width: width,
        rows: training + 2 * part.rows, bytes: 0), sweep.experiment.questions)
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

  /// 2.5 ms, and 201 times 1,000 · log₂ 1,002 = 9,969 comparisons of 1.6 ns: 3.21 ms.
  @Test func `a threshold takes its choice, and its choice again from each resample`() throws {
    func seconds(_ asked: String) throws -> Double {
      try cost("detectors: [hbos]\nthresholds: \(asked)", part: .init(rows: 1000, anomalies: 0))
        .seconds
    }
    #expect(Int(((try seconds("[best-f1]") - seconds("[]")) * 1e6).rounded()) == 5706)
  }

  /// Four in five of 100 groups stay to promise: 80. 10,000 draws of 81 weights take 23 ns each once,
  /// 19 ms, and 1.3 ns each at each of 201 choices, 212 ms, beside which little else counts.
  @Test func `a promise over groups is most of what judging costs`() throws {
    let asked =
      "detectors: [hbos]\nthresholds: [{ conformal: { at-most: 0.05, confidence: 0.95 } }]"
    let alone = try cost(asked, part: .init(rows: 1000, anomalies: 50))
    let grouped = try cost(asked, part: .init(rows: 1000, anomalies: 50, groups: 100))
    #expect(Int(((grouped.seconds - alone.seconds) * 100).rounded()) == 23)
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
}
