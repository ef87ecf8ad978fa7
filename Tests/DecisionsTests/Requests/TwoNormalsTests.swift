import Foundation
import Numerics
import Testing

@testable import Decisions

struct TwoNormalsTests {
  /// 1,500 scores around 0 and 300 around 4, thinned to groups of three and of four.
  private static func twoCrowds() -> GroupedScores {
    var chance = Seed(11).generator()
    let scores = (0..<1800).map {
      $0 < 1500 ? chance.normal() : chance.normal(mean: 4, deviation: 0.5)
    }
    return GroupedScores(scores.sorted(), groups: 512)
  }

  @Test func `logarithms of products are the sum of logarithms, each by its weight`() {
    let scores = GroupedScores((0..<700).map(Double.init), groups: 300)
    #expect(Set(scores.weights) == [2, 3])
    for numbers in [
      (0..<300).map { Double($0) / 299 }, [Double](repeating: 1, count: 300),
      [Double](repeating: 0, count: 300),
    ] {
      let plain = zip(numbers, scores.weights).reduce(0) { $0 + $1.1 * log1p($1.0) }
      #expect(abs(scores.sumOfLogarithms(ofOneMore: numbers) - plain) <= 1e-12 * max(1, plain))
    }
  }

  @Test func `two groups are fitted where another step of both would move nothing`() throws {
    let scores = Self.twoCrowds()
    let fit = try #require(TwoNormals(scores))
    let uppers = scores.means.map { score in
      let high = fit.share * fit.upper.density(score)
      return high / (high + (1 - fit.share) * fit.lower.density(score))
    }
    let parts = zip(uppers, scores.weights).map { $0 * $1 }
    let weight = parts.reduce(0, +)
    let mean = zip(parts, scores.means).reduce(0) { $0 + $1.0 * $1.1 } / weight
    let square = zip(parts, scores.means).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / weight
    #expect(abs(fit.share - weight / scores.total) < 1e-4)
    #expect(abs(fit.upper.mean - mean) < 1e-3)
    #expect(abs(fit.upper.deviation - (square - mean * mean).squareRoot()) < 1e-3)
    #expect(abs(fit.lower.mean) < 0.1 && abs(fit.upper.mean - 4) < 0.1)
  }

  @Test func `the likelihood of two groups is the one that their densities give`() throws {
    let scores = Self.twoCrowds()
    let fit = try #require(TwoNormals(scores))
    let plain = zip(scores.means, scores.weights).reduce(0) { sum, group in
      let (score, weight) = group
      let density =
        fit.share * fit.upper.density(score) + (1 - fit.share) * fit.lower.density(score)
      return sum + weight * log(density)
    }
    // The last step gained less than this.
    #expect(abs(fit.likelihood - plain) < 1e-7 * scores.total)
  }

  @Test func `scores that do not spread have no two groups`() {
    #expect(TwoNormals(GroupedScores([2, 2, 2, 2], groups: 4)) == nil)
  }
  @Test func `the likelihood of one group is the one that its density gives`() {
    let scores = GroupedScores([1, 2, 4, 9], groups: 4)
    let normal = NormalDistribution(mean: 4, deviation: scores.variance.squareRoot())
    let plain = [1, 2, 4, 9].reduce(0) { $0 + normal.logDensity($1) }
    #expect(abs(scores.normalLikelihood - plain) < 1e-12)
  }
}
