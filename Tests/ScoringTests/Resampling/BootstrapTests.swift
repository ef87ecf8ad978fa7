import Numerics
import Scoring
import Testing
import Vocabulary

struct BootstrapTests {
  /// The first sample that is drawn is 0, the next 1 and so on, so that what resamples say is known.
  private final class Counted: Resampling {
    let observed: Double
    let size: Int
    private(set) var drawn = 0
    private(set) var chances: [UInt64] = []
    private let left: [Double]

    /// - Parameter left: What is left when one group after another is deleted.
    init(observed: Double, size: Int = 1, left: [Double] = []) {
      self.observed = observed
      self.size = size
      self.left = left
    }

    func resampled(_ generator: inout Generator) -> Double {
      defer { drawn += 1 }
      chances.append(generator.next())
      return Double(drawn)
    }

    func deletions(_ seed: Seed, _ visit: (_ stratum: Int, Double) -> Void) {
      for value in left { visit(0, value) }
    }
  }

  @Test func `a bootstrap draws as many resamples as it says, each by a chance of its own`() {
    let source = Counted(observed: 0)
    let bootstrap = Bootstrap(seed: Seed(1), resamples: 20)
    let found = bootstrap.deviations(of: [{ $0 }], from: source)
    #expect(source.drawn == 20 && Set(source.chances).count == 20)
    // The variance of 0 to 19 about their mean, one less than all dividing, is 20 · 21 / 12 = 35.
    #expect(found.count == 1 && found[0]?.estimate == 0)
    #expect(abs((found[0]?.deviation ?? 0) - 35.0.squareRoot()) < 1e-12)
  }

  @Test(arguments: [(0, 2000), (200, 2000), (400, 1000), (1000, 400), (2000, 200), (90_000, 200)])
  func `long samples are drawn less often than short ones`(size: Int, resamples: Int) {
    let source = Counted(observed: 0, size: size)
    let bootstrap = Bootstrap(seed: Seed(1))
    #expect(bootstrap.resamples(ofSize: size) == resamples)
    _ = bootstrap.deviations(of: [{ $0 }], from: source)
    #expect(source.drawn == resamples)
    #expect(Bootstrap(seed: Seed(1), resamples: 33).resamples(ofSize: size) == 33)
  }

  @Test func `a metric may be undefined in one of twenty resamples, and not in two`() {
    func deviation(undefinedFrom first: Double) -> Double? {
      Bootstrap(seed: Seed(1), resamples: 20)
        .deviations(of: [{ $0 < first ? $0 : nil }], from: Counted(observed: 0))[0]?.deviation
    }
    // Of 0 to 18: 19 · 20 / 12.
    #expect(abs((deviation(undefinedFrom: 19) ?? 0) - (380.0 / 12).squareRoot()) < 1e-12)
    #expect(deviation(undefinedFrom: 18) == nil)
  }

  @Test func `a metric that is undefined for the rows themselves has none, whatever resamples say`()
  {
    let bootstrap = Bootstrap(seed: Seed(1), resamples: 20)
    let metrics: [(Double) -> Double?] = [{ $0 < 0 ? nil : $0 }, { $0 }]
    let found = bootstrap.deviations(of: metrics, from: Counted(observed: -1))
    #expect(found[0] == nil && found[1]?.estimate == -1)
    let source = Counted(observed: -1)
    #expect(bootstrap.intervals(of: [metrics[0]], from: source) == [nil])
    #expect(source.drawn == 0)
  }

  @Test func `a metric that no resample changes deviates by nothing, and has no interval`() {
    let bootstrap = Bootstrap(seed: Seed(1), resamples: 20)
    let source = Counted(observed: 3)
    #expect(bootstrap.deviations(of: [{ _ in 0.1 }], from: source)[0]?.deviation == 0)
    #expect(bootstrap.intervals(of: [{ _ in 0.1 }], from: source) == [nil])
  }

  // Between two of 39 resamples, 0 to 38, lies a share of 1/40: the share p of them ends at 40 p − 1.
  @Test(arguments: [(0.95, 0.0, 38.0), (0.5, 9, 29), (0.8, 3, 35)])
  func `where resamples lie evenly about the estimate, the interval is that of their quantiles`(
    level: Double, lower: Double, upper: Double
  ) throws {
    let bootstrap = Bootstrap(seed: Seed(1), level: try ConfidenceLevel(level), resamples: 39)
    let found = bootstrap.intervals(of: [{ $0 }], from: Counted(observed: 19))[0]
    let interval = try #require(found)
    // How exactly the normal distribution is turned round.
    #expect(abs(interval.lower - lower) < 1e-9 && abs(interval.upper - upper) < 1e-9)
    #expect(interval.level == level && interval.method == "BCa bootstrap (39)")
  }

  /// 33 of 39 resamples lie below 33 and one is equal to it: the bias is the quantile 1.0757 of 33.5/39. The share
  /// of a quarter, −0.6745, becomes that of 2 · 1.0757 − 0.6745 = 1.4770, 0.93016, which ends at 36.2062.
  @Test func `where most resamples lie below the estimate, the interval moves up`() throws {
    let bootstrap = Bootstrap(seed: Seed(1), level: try ConfidenceLevel(0.5), resamples: 39)
    let found = bootstrap.intervals(of: [{ $0 }], from: Counted(observed: 33))[0]
    let interval = try #require(found)
    let bias = NormalDistribution.standard.quantile(33.5 / 39)
    let quarter = NormalDistribution.standard.quantile(0.25)
    let share = NormalDistribution.standard.probability(atMost: 2 * bias + quarter)
    #expect(abs(interval.lower - (40 * share - 1)) < 1e-9)
    #expect(abs(interval.lower - 36.2062) < 1e-3)
    // 2.8259 deviations are the share 0.9976, beyond the last resample.
    #expect(interval.upper == 38)
  }

  /// Values of 1, 1 and 4 are left; about their mean of 2 the influences are ⅔ · (1, 1, −2), their cubes sum to
  /// 8/27 · −6 and their squares to 4/9 · 6 = 8/3: the acceleration is −16/9 / (6 · (8/3)^1.5) = −0.068041.
  @Test func `where one group pulls, the interval is skewed by the acceleration`() throws {
    let bootstrap = Bootstrap(seed: Seed(1), level: try ConfidenceLevel(0.5), resamples: 39)
    let source = Counted(observed: 19, left: [1, 1, 4])
    let interval = try #require(bootstrap.intervals(of: [{ $0 }], from: source)[0])
    let acceleration = -16.0 / 9 / (6 * (8.0 / 3) * (8.0 / 3).squareRoot())
    #expect(abs(acceleration + 0.068041) < 1e-6)
    for (share, end) in [(0.25, interval.lower), (0.75, interval.upper)] {
      let shifted = NormalDistribution.standard.quantile(share)
      let moved = shifted / (1 - acceleration * shifted)
      let wanted = 40 * NormalDistribution.standard.probability(atMost: moved) - 1
      #expect(abs(end - wanted) < 1e-9)
    }
    #expect(interval.lower < 9 && interval.upper < 29)
  }

  @Test(arguments: [0.0, 1, -0.5, 1.5])
  func `a confidence is between 0 and 1, both excluded`(_ value: Double) {
    #expect(
      throws: SettingError("confidence", mustBe: "between 0 and 1, both excluded", not: value)
    ) { try ConfidenceLevel(value) }
  }
}
