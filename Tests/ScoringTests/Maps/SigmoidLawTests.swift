import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// The sigmoid without labels against the likelihood that it is to maximize, searched directly.
struct SigmoidLawTests {
  /// Ordinary scores and some strange ones, on the scale of a forest or of a distance.
  private static func scores(_ seed: UInt64, rows: Int, share: Double, scale: Double) -> [Double] {
    var chance = Seed(seed).generator()
    return (0..<rows).map { _ in
      scale * (chance.uniform() < share ? chance.normal() + 5 : chance.normal())
    }
  }

  /// The negative log-likelihood of labels that put the scores above `middle` among the anomalies.
  private static func loss(
    _ slope: Double, _ shift: Double, _ scores: [Double], splitAt middle: Double
  ) -> Double {
    let strange = Double(scores.count { $0 > middle })
    let ordinary = Double(scores.count) - strange
    return scores.reduce(0) { sum, score in
      let target = score > middle ? (ordinary + 1) / (ordinary + 2) : 1 / (strange + 2)
      let exponent = slope * score + shift
      return sum + (exponent >= 0 ? (1 - target) * exponent : -target * exponent)
        + log1p(exp(-abs(exponent)))
    }
  }

  /// Where a function with one valley is lowest.
  private static func lowest(_ range: ClosedRange<Double>, _ value: (Double) -> Double) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    for _ in 0..<60 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if value(left) < value(right) { high = right } else { low = left }
    }
    return (low + high) / 2
  }

  @Test(
    arguments: [(1, 0.05, 1.0), (2, 0.1, 0.3), (3, 0.02, 1), (4, 0.2, 4)]
      as [(UInt64, Double, Double)])
  func `the curve is the likeliest for the labels that it guesses`(
    seed: UInt64, share: Double, scale: Double
  ) throws {
    let scores = Self.scores(seed, rows: 150, share: share, scale: scale)
    guard case .logistic(let curve) = try ScoreMapKind.sigmoid.fit(Scores(scores)) else {
      return #expect(Bool(false))
    }
    func best(_ slope: Double) -> (middle: Double, loss: Double) {
      let middle = Self.lowest(scores.min()!...scores.max()!) { middle in
        Self.loss(slope, -slope * middle, scores, splitAt: curve.midpoint)
      }
      return (middle, Self.loss(slope, -slope * middle, scores, splitAt: curve.midpoint))
    }
    let slope = exp(Self.lowest(log(0.01)...log(100)) { best(exp($0)).loss })
    // 1e-4: Newton's method stops at a gradient of 1e-5, and the search cannot see below the root of an ulp.
    #expect(abs(curve.steepness / slope - 1) < 1e-4)
    #expect(abs(curve.midpoint - best(slope).middle) < 1e-4 * scale)
  }
}
