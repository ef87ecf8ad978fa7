import Generators
import Machine
import Numerics
import Testing
import Vocabulary

struct SyntheticSeriesTests {
  private func make(
    _ injections: [SeriesInjection]? = nil, strength: Double = 1, seed: UInt64 = 1
  ) throws -> (values: [Double], intervals: [PlantedInterval], dataset: Dataset) {
    let made = try SyntheticSeries(injections: injections, strength: strength)
      .make(seed: Seed(seed))
    return (try #require(made.dataset.table.columns[0].numbers), made.intervals, made.dataset)
  }

  /// What was planted, step by step: the series less the one with the same noise and nothing in it.
  private func change(_ anomaly: SeriesAnomaly, length: Int) throws -> (
    values: [Double], steps: Range<Int>
  ) {
    let injections = [SeriesInjection(anomaly, length: length)]
    let planted = try make(injections)
    let empty = try make(injections, strength: 0)
    return (zip(planted.values, empty.values).map { $0 - $1 }, planted.intervals[0].steps)
  }

  @Test func `each anomaly has its interval, after the clean steps and apart from the others`()
    throws
  {
    let injections = SeriesAnomaly.allCases.map { SeriesInjection($0, count: 2, length: 20) }
    for seed in 1...20 as ClosedRange<UInt64> {
      let made = try make(injections, seed: seed)
      #expect(made.intervals.count == 16)
      #expect(made.intervals.allSatisfy { $0.steps.count == 20 && $0.steps.lowerBound >= 2000 })
      #expect(made.intervals.last?.steps.upperBound ?? .max <= 4000)
      for (one, next) in zip(made.intervals, made.intervals.dropFirst()) {
        #expect(next.steps.lowerBound - one.steps.upperBound >= 20)
      }
      let labelled = (0..<4000).filter { made.dataset.labels?[$0] == .anomaly }
      #expect(labelled == made.intervals.flatMap { Array($0.steps) })
      for interval in made.intervals {
        #expect(interval.steps.allSatisfy { made.dataset.kinds?[$0] == interval.anomaly.rawValue })
      }
    }
  }

  @Test(arguments: SeriesAnomaly.allCases)
  func `an anomaly changes its interval and no other step`(anomaly: SeriesAnomaly) throws {
    let (values, steps) = try change(anomaly, length: 40)
    for (step, value) in values.enumerated() where !steps.contains(step) { #expect(value == 0) }
    #expect(steps.contains { values[$0] != 0 })
  }

  /// Differences of values that are added up in one order: equal up to the rounding of a few additions.
  private let rounding = 1e-12

  @Test func `points, levels and slopes are as far off as they are said to be`() throws {
    let point = try change(.point, length: 1)
    #expect(abs(abs(point.values[point.steps.lowerBound]) - 8) < rounding)
    let level = try change(.levelShift, length: 60)
    let side = level.values[level.steps.lowerBound]
    #expect(level.steps.allSatisfy { abs(level.values[$0] - side) < rounding })
    #expect(abs(abs(side) - 4) < rounding)
    let slope = try change(.trend, length: 80)
    for (place, step) in slope.steps.enumerated() {
      #expect(abs(abs(slope.values[step]) - 0.1 * Double(place + 1)) < rounding)
    }
  }

  @Test func `a contextual anomaly stays within what the season reaches`() throws {
    let (values, steps) = try change(.contextual, length: 48)
    // Half a period out of step: the season is mirrored, so over a period nothing is added.
    #expect(steps.allSatisfy { abs(values[$0]) <= 6 + rounding })
    #expect(abs(steps.reduce(0) { $0 + values[$1] }) < 1e-9)
    #expect(steps.map { abs(values[$0]) }.max() ?? 0 > 5.9)
  }

  @Test func `missing values are missing`() throws {
    let made = try make([SeriesInjection(.missing)])
    let steps = made.intervals[0].steps
    #expect((0..<4000).allSatisfy { made.values[$0].isNaN == steps.contains($0) })
    #expect(try make([SeriesInjection(.missing)], strength: 0).values.allSatisfy { !$0.isNaN })
  }

  @Test func `noise has its deviation and its memory`() throws {
    let series = try SyntheticSeries(
      steps: 20_000, seasons: [], rise: 0, noise: 2, memory: 0.8, injections: [])
    let values = try #require(series.generate(seed: Seed(2)).table.columns[0].numbers)
    let moments = RunningMoments(values)
    let deviation = try #require(moments.sampleVariance).squareRoot()
    // The deviation of an autocorrelated sample: about 2 · √((1 + φ²)/(1 − φ²) / 2n) = 0.02.
    #expect(abs(deviation - 2) < 0.1)
    let pairs = zip(values, values.dropFirst())
    let product = pairs.reduce(0) { $0 + ($1.0 - moments.mean) * ($1.1 - moments.mean) }
    #expect(abs(product / 19_999 / (deviation * deviation) - 0.8) < 0.03)
  }

  @Test func `times are told apart by the interval`() throws {
    let dataset = try make().dataset
    #expect(dataset.times?[3] == MadeTime.start + 180_000)
    #expect(try make().dataset.fingerprint == dataset.fingerprint)
    #expect(try make(seed: 2).dataset.fingerprint != dataset.fingerprint)
  }

  @Test func `a series that cannot be is refused`() throws {
    let error = #expect(throws: SettingError.self) {
      try SyntheticSeries(seasons: [], injections: [SeriesInjection(.frequency)])
    }
    #expect(
      error?.description
        == "'anomalies' must be of kinds that need no season, since the series has none, not "
        + "frequency")
    #expect(throws: SettingError.self) {
      try SyntheticSeries(steps: 100, injections: [SeriesInjection(.trend, length: 30)])
    }
    #expect(throws: SettingError.self) { try SyntheticSeries(noise: 0) }
    #expect(throws: SettingError.self) { try SyntheticSeries.Season(period: 1, amplitude: 1) }
    #expect(try SyntheticSeries(seasons: []).injections.allSatisfy { !$0.anomaly.needsSeason })
  }
}
