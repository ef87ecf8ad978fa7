import Decisions
import Foundation
import Numerics
import Testing
import Vocabulary

/// Tails whose quantiles are known.
struct ExtremesTests {
  private func extrapolated(_ scores: [Double], risk: Double) throws -> Double {
    let settings = try PeaksOverThreshold(risk: risk, level: 0.98)
    let choice = try asked("pot: { risk: \(settings.risk), level: \(settings.level) }").plain(
      try Evidence(Scores(scores)))
    return try #require(choice.threshold).value
  }

  @Test func `the quantiles of an exponential tail are found`() throws {
    let quantiles = try (0..<40).map { seed in
      try extrapolated(
        Examples.draws(10_000, seed: UInt64(seed)) { -log(1 - $0) }, risk: 1e-4)
    }
    let mean = quantiles.reduce(0, +) / 40
    let error = (quantiles.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39 / 40).squareRoot()
    #expect(abs(mean - log(1e4)) < 4 * error)  // the true quantile is 9.2103
    #expect(error < 0.3)
  }

  @Test func `the quantiles of a Pareto tail are found`() throws {
    // P(S > s) = s^(−4): shape 1/4, and the 1e-4 quantile is 10.
    let quantiles = try (0..<40).map { seed in
      try log(
        extrapolated(
          Examples.draws(10_000, seed: UInt64(seed)) { pow(1 - $0, -0.25) }, risk: 1e-4))
    }
    let mean = quantiles.reduce(0, +) / 40
    let error = (quantiles.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39 / 40).squareRoot()
    #expect(abs(mean - log(10)) < 4 * error)
    #expect(error < 0.06)
  }

  @Test(arguments: [-0.4, -0.1, 0, 0.2, 0.6])
  func `a tail is fitted with the shape and scale that drew it`(shape: Double) throws {
    let truth = ParetoTail(shape: shape, scale: 2)
    let fit = try #require(
      ParetoTail(excesses: Examples.draws(20_000, seed: 3) { truth.quantile(above: 1 - $0) }))
    // Four standard errors: (1 + shape) / √n, and √2 · scale · √(1 + shape) / √n.
    #expect(abs(fit.shape - shape) < 4 * (1 + shape) / 141)
    #expect(abs(fit.scale - 2) < 4 * 2 * (2 * (1 + shape)).squareRoot() / 141)
  }

  @Test func `no other tail makes the excesses likelier`() throws {
    let excesses = Examples.draws(50, seed: 9) { pow(1 - $0, -0.5) - 1 }
    let fit = try #require(ParetoTail(excesses: excesses))
    func likelihood(_ tail: ParetoTail) -> Double {
      excesses.reduce(0) {
        $0 - log(tail.scale) - (1 + 1 / tail.shape) * log1p(tail.shape * $1 / tail.scale)
      }
    }
    let best = likelihood(fit)
    for shape in stride(from: 0.02, through: 2, by: 0.02) {
      for scale in stride(from: 0.2, through: 5, by: 0.05) {
        #expect(likelihood(ParetoTail(shape: shape, scale: scale)) <= best + 1e-9)
      }
    }
  }

  @Test func `a stream's threshold is crossed as seldom as asked for`() throws {
    let scores = Examples.draws(30_000, seed: 12) { -log(1 - $0) }
    var stream = try StreamingPeaks(
      calibration: Scores(Array(scores.prefix(10_000))),
      settings: PeaksOverThreshold(risk: 1e-3, level: 0.98))
    let alarms = scores.dropFirst(10_000).count { stream.isAlarm($0) }
    // 20 are expected, give or take four standard deviations of a Poisson count.
    #expect(alarms > 2 && alarms < 38)
    // The quantile of 200 excesses is off by about 0.2.
    #expect(abs(stream.threshold - log(1000)) < 0.8)
  }

  @Test func `with a depth, a stream's threshold follows a trend`() throws {
    let noise = Examples.draws(5000, seed: 13) { -log(1 - $0) }
    let rising = noise.enumerated().map { Double($0.offset) / 100 + $0.element }
    let settings = try PeaksOverThreshold(risk: 1e-3, level: 0.98)
    var following = try StreamingPeaks(
      calibration: Scores(Array(rising.prefix(1000))), settings: settings, depth: 20)
    var fixed = try StreamingPeaks(
      calibration: Scores(Array(rising.prefix(1000))), settings: settings)
    #expect(rising.dropFirst(1000).count { following.isAlarm($0) } < 30)
    #expect(rising.dropFirst(1000).count { fixed.isAlarm($0) } > 1000)
  }

  @Test func `what extreme value methods say, and what they need`() throws {
    let settings = try PeaksOverThreshold(risk: 1e-4, level: 0.98)
    let few = try asked("pot: { risk: \(settings.risk), level: \(settings.level) }").plain(
      Examples.even(120))
    #expect(
      few.sentence
        == "A score that only 0.01 % of ordinary rows exceed is extrapolated from at least"
        + " 10 distinct scores above the 98 % quantile, which takes about 500 rows taken to be clean;"
        + " you have 120.")
    #expect(few.infeasibility?.needed == 500)
    let many = try asked("pot: { risk: \(settings.risk), level: \(settings.level) }").plain(
      Examples.even(1000))
    #expect(
      many.sentence
        == "By the tail of 20 scores above 0.9795 (shape 0, scale 0.01048), 0.01 % of ordinary rows"
        + " exceed 1.035; this is an extrapolation, not a guarantee.")
    #expect(throws: SettingError.self) { try PeaksOverThreshold(risk: 0.05, level: 0.98) }
    #expect(throws: Infeasibility.self) {
      try StreamingPeaks(calibration: Scores([1, 2, 3]), settings: settings)
    }
  }
}
