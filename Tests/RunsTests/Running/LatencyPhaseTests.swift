import Artifacts
import Machine
import Numerics
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Which trials are timed after a sweep, and how.
struct LatencyPhaseTests {
  /// A sweep whose trials have been run, each with a value that a test states: the best are `knn 3`, though
  /// it is neither the first nor the last, and `hbos`; a control has more than all of them.
  private func sweep(_ latency: String) throws -> SmallSweep {
    let sweep = try SmallSweep(
      "detectors: [{ knn: { neighbors: [1, 3, 5] } }, hbos]\nlatency: { calls: 12, \(latency) }")
    try sweep.run()
    let values = ["knn 1": 0.2, "knn 3": 0.6, "knn 5": 0.4, "hbos": 0.1]
    for trial in try sweep.trials {
      try sweep.keep(
        trial, validation: values[trial.name] ?? 0.9, test: trial.name == "knn 5" ? 1 : 0)
    }
    return sweep
  }

  private func timed(_ sweep: SmallSweep) throws -> [String] {
    try sweep.trials.filter { try sweep.folder.readTiming($0.id)?.latency.isEmpty == false }
      .map(\.name)
  }

  @Test func `the best trial of each detector is timed, and no control`() throws {
    let sweep = try sweep("batch: [1]")
    try sweep.timeLatencies()
    #expect(try timed(sweep) == ["knn 3", "hbos"])
  }

  @Test func `all trials are timed where that is asked for, and still no control`() throws {
    let sweep = try sweep("batch: [1], trials: all")
    try sweep.timeLatencies()
    #expect(try timed(sweep) == ["knn 1", "knn 3", "knn 5", "hbos"])
  }

  /// A name has the rows of a call where they are more than one, and the threads likewise.
  @Test func `each batch and each number of threads is timed as often as was asked`() throws {
    let sweep = try sweep("batch: [1, 3], threads: [1, 2], limit: 1 h")
    try sweep.timeLatencies()
    let latency = try #require(try sweep.folder.readTiming(sweep.trial("knn 3").id)).latency
    let ways = [
      "latency", "latency_batch_3", "latency_threads_2", "latency_batch_3_threads_2",
    ]
    let whats = [
      "p50_us", "p90_us", "p95_us", "p99_us", "p99_9_us", "max_us", "rows_per_second",
      "within_limit", "cold_us", "distinct_rows", "reference_us",
    ]
    #expect(
      Set(latency.map(\.name.text)) == Set(ways.flatMap { way in whats.map { "\(way)_\($0)" } }))
    let counts = ["cold_us": 1, "reference_us": 100]
    for measured in latency {
      let wanted = counts.first { measured.name.text.hasSuffix($0.key) }?.value ?? 12
      #expect(measured.rows == wanted, "\(measured.name)")
    }
    #expect(
      latency.filter { $0.name.text.hasSuffix("within_limit") }.map(\.quantity.number) == [
        1, 1, 1, 1,
      ])
    let calls = latency.filter { $0.name.text.hasSuffix("p50_us") }.compactMap(\.quantity.number)
    #expect(calls.count == 4 && calls.allSatisfy { $0 > 0 })
  }

  /// Twelve rows measure: twelve calls of one row see each of them, and twelve of three cannot see more.
  @Test func `calls score different rows, and it is said how many`() throws {
    let sweep = try sweep("batch: [1, 3]")
    try sweep.timeLatencies()
    let latency = try #require(try sweep.folder.readTiming(sweep.trial("knn 3").id)).latency
    #expect(latency[MetricName.latency().distinctRows]?.quantity == .number(12))
    #expect(latency[MetricName.latency(rows: 3).distinctRows]?.quantity == .number(12))
    let few = try self.sweep("batch: [1], trials: all")
    try few.timeLatencies()
    #expect(
      try few.folder.readTiming(few.trial("hbos").id)?.latency[MetricName.latency().distinctRows]?
        .rows == 12)
  }

  /// The first call is a part of all that is done.
  @Test func `the first call is told in microseconds`() throws {
    let sweep = try sweep("batch: [1]")
    let whole = try ContinuousClock().measure { try sweep.timeLatencies() }
    let latency = try #require(try sweep.folder.readTiming(sweep.trial("knn 3").id)).latency
    let first = try #require(latency[MetricName.latency().first]?.quantity.number)
    #expect(first > 0 && first < whole / .microseconds(1))
  }

  @Test func `every row has its turn before any comes again`() {
    var turns = RowTurns(of: 12, seed: Seed(1))
    let calls = (0..<24).map { _ in turns.next(5) }
    #expect(calls.allSatisfy { Set($0).count == 5 })
    #expect(Set((calls[0] + calls[1] + calls[2]).prefix(12)) == Set(0..<12))
    // 24 calls of five rows are ten rounds of twelve.
    let counts = Dictionary(grouping: calls.flatMap { $0 }) { $0 }.mapValues(\.count)
    #expect(counts == Dictionary(uniqueKeysWithValues: (0..<12).map { ($0, 10) }))
    #expect(calls[0] != [0, 1, 2, 3, 4])
    var few = RowTurns(of: 2, seed: Seed(1))
    #expect(few.next(5).count == 5)
  }

  /// Ten thousand rows take a thousand times longer than one; a tenth of that is far from any noise.
  @Test func `a call scores as many rows as its batch has`() throws {
    let sweep = try sweep("batch: [1, 10000]")
    try sweep.timeLatencies()
    let latency = try #require(try sweep.folder.readTiming(sweep.trial("knn 3").id)).latency
    let medians = [MetricName.latency(), MetricName.latency(rows: 10_000)].compactMap { calls in
      latency[calls.percentile("p50")]?.quantity.number
    }
    #expect(medians.count == 2)
    #expect(medians[1] > 100 * medians[0])
  }

  @Test func `what has been timed is not timed again, and keeps what its trial cost`() throws {
    let sweep = try sweep("batch: [1]")
    let path = try sweep.folder.timing(sweep.trial("knn 3").id)
    let before = try #require(try sweep.folder.readTiming(sweep.trial("knn 3").id))
    try sweep.timeLatencies()
    let after = try #require(try sweep.folder.readTiming(sweep.trial("knn 3").id))
    #expect(after == before.with(latency: after.latency))
    let bytes = try FileSystem.read(path)
    try sweep.timeLatencies()
    #expect(try FileSystem.read(path) == bytes)
  }

  @Test func `a trial without a fitted pipeline is not timed`() throws {
    let sweep = try sweep("batch: [1]")
    try FileSystem.remove(sweep.folder.fitted(sweep.trial("knn 3").id))
    try sweep.timeLatencies()
    #expect(try timed(sweep) == ["hbos"])
  }

  @Test func `each data set has its own best`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ knn: { neighbors: [1, 3] } }]\ncontrols: false\nlatency: { calls: 10, batch: [1] }",
      data: "{ file: rows.csv }, { file: more.csv }")
    try sweep.run()
    for trial in try sweep.trials {
      try sweep.keep(
        trial, validation: (trial.name == "knn 1") == (trial.identity.dataset == "rows") ? 0.8 : 0.3
      )
    }
    try sweep.timeLatencies()
    #expect(try timed(sweep) == ["knn 1", "knn 3"])
  }
}
