import Evaluation
import Numerics
import Scoring
import Testing
import Vocabulary

struct LatencyTests {
  @Test func `planted durations give their percentiles back by nearest rank`() {
    var generator = Seed(1).generator()
    let durations = generator.permutation(1000).map { Int64($0 + 1) * 1000 }
    let summary = LatencySummary(nanoseconds: durations)
    let found = Percentile.standard.map { summary.percentile($0) }
    #expect(found == [500_000, 900_000, 950_000, 990_000, 999_000])
    #expect(summary.sorted.last == 1_000_000)
    let two = LatencySummary(nanoseconds: [7, 3])
    #expect(two.percentile(.p50) == 3)
    #expect(two.percentile(.p90) == 7)
  }

  @Test func `a planted mixture of fast and slow calls shows where it was planted`() {
    // 97 % of calls take 2 µs, 2.5 % take 40 µs, 0.5 % take 900 µs.
    let durations = (0..<2000).map { Int64($0 % 200 == 0 ? 900_000 : $0 % 40 == 1 ? 40_000 : 2000) }
    let measured = LatencySummary(nanoseconds: durations).measurements(limit: 40_000)
    #expect(measured["latency_p50_us"]?.quantity == .number(2))
    #expect(measured["latency_p95_us"]?.quantity == .number(2))
    #expect(measured["latency_p99_us"]?.quantity == .number(40))
    #expect(measured["latency_p99_9_us"]?.quantity == .number(900))
    #expect(measured["latency_max_us"]?.quantity == .number(900))
    #expect(measured["latency_within_limit"]?.quantity == .number(0.995))
    #expect(measured["latency_within_limit"]?.interval == Interval(share: 1990, of: 2000))
    let total = 10 * 900_000.0 + 50 * 40_000 + 1940 * 2000
    #expect(measured["latency_rows_per_second"]?.quantity == .number(2000 / (total / 1e9)))
  }

  @Test func `intervals are the order statistics of the reference`() {
    let thousand = LatencySummary(nanoseconds: (1...1000).map(Int64.init))
    expect(thousand, .p50, 469, 532)
    expect(thousand, .p95, 936, 964)
    expect(thousand, .p99, 983, 997)
    let many = LatencySummary(nanoseconds: (1...10_000).map(Int64.init))
    expect(many, .p99, 9880, 9920)
    expect(many, .p999, 9983, 9997)
  }

  @Test func `too few calls give a percentile without an interval`() {
    let summary = LatencySummary(nanoseconds: (1...100).map(Int64.init))
    #expect(summary.percentile(.p999) == 100)
    #expect(summary.interval(of: .p999) == nil)
    let none = LatencySummary(nanoseconds: [])
    #expect(none.measurements(limit: 5).allSatisfy { $0.quantity.reason == "no call was timed" })
  }

  @Test func `the clock's share is taken off, and its ticks are seen`() {
    let clock = ClockCost(measuringNothing: [30, 40, 30, 30, 20, 50, 30])
    #expect(clock == ClockCost(overhead: 30, resolution: 10))
    let summary = LatencySummary(nanoseconds: [130, 20, 230], clock: clock)
    #expect(summary.sorted == [0, 100, 200])
    #expect(summary.isNearResolution)
    #expect(!LatencySummary(nanoseconds: [5000, 6000], clock: clock).isNearResolution)
    // Twenty ticks are 200 ns, beside the 30 that looking at the clock takes.
    #expect(LatencySummary(nanoseconds: [229], clock: clock).isNearResolution)
    #expect(!LatencySummary(nanoseconds: [230], clock: clock).isNearResolution)
  }

  @Test func `a batch counts all its rows`() {
    let summary = LatencySummary(nanoseconds: [1_000_000, 3_000_000], rowsPerCall: 100)
    #expect(summary.throughput == 50_000)
  }

  private func expect(
    _ summary: LatencySummary, _ percentile: Percentile, _ lower: Double, _ upper: Double,
    at place: SourceLocation = #_sourceLocation
  ) {
    let interval = summary.interval(of: percentile)
    #expect(interval?.lower == lower && interval?.upper == upper, sourceLocation: place)
  }
}
