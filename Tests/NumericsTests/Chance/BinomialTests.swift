import Foundation
import Numerics
import Testing

struct BinomialTests {
  /// Counts 20,000 draws against their probabilities; of a right sampler, the sum of squared deviations is
  /// above the bound once in a million times.
  @Test(arguments: [(5, 0.3), (40, 0.02), (60, 0.5), (100, 0.93), (1000, 0.2)])
  func `draws come as often as they should`(trials: Int, chance: Double) {
    var generator = Seed(7).split("draws", trials).generator()
    var seen = [Double](repeating: 0, count: trials + 1)
    let draws = 20_000.0
    for _ in 0..<Int(draws) { seen[generator.binomial(trials, chance: chance)] += 1 }
    var (statistic, cells, rest, restSeen) = (0.0, 0, draws, draws)
    for count in 0...trials {
      let log =
        lgamma(Double(trials + 1)) - lgamma(Double(count + 1)) - lgamma(Double(trials - count + 1))
        + Double(count) * Foundation.log(chance)
        + Double(trials - count) * log1p(-chance)
      let expected = draws * exp(log)
      guard expected >= 10 else { continue }
      statistic += (seen[count] - expected) * (seen[count] - expected) / expected
      cells += 1
      rest -= expected
      restSeen -= seen[count]
    }
    #expect(abs(restSeen - rest) < 6 * max(rest, 1).squareRoot() + 6)
    let degrees = Double(max(cells - 1, 1))
    #expect(statistic < degrees + 5 * (2 * degrees).squareRoot() + 12, "\(trials), \(chance)")
  }

  @Test func `nothing to try and certain chances leave nothing to draw`() {
    var generator = Seed(1).generator()
    #expect(generator.binomial(0, chance: 0.5) == 0)
    #expect(generator.binomial(9, chance: 0) == 0)
    #expect(generator.binomial(9, chance: 1) == 9)
  }
}

struct UrnTests {
  @Test(arguments: [[3, 0, 5, 2], [4000, 0, 1000, 5000]] as [[Int32]])
  func `an urn is refilled with as many balls, each color by its share`(counts: [Int32]) {
    var generator = Seed(2).generator()
    let urn = Urn(counts)
    let balls = counts.reduce(0, +)
    var sums = [Double](repeating: 0, count: counts.count)
    for _ in 0..<2000 {
      let drawn = urn.refilled(&generator)
      #expect(drawn.reduce(0, +) == balls)
      for color in drawn.indices { sums[color] += Double(drawn[color]) }
    }
    for color in counts.indices {
      let share = Double(counts[color]) / Double(balls)
      let deviation = (Double(balls) * share * (1 - share) / 2000).squareRoot()
      #expect(abs(sums[color] / 2000 - Double(counts[color])) <= 5 * deviation)
    }
    #expect(Urn([]).refilled(&generator) == [])
  }
}
