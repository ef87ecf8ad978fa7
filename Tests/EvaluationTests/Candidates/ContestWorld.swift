import Evaluation
import Numerics
import Scoring
import Testing
import Vocabulary

/// Rows with scores that share a part: candidates of equal worth, but the first ones, which are better by `lead`.
struct ContestWorld {
  var anomalies = 60
  var ordinary = 300
  var candidates = 2
  var lead = 0.0
  /// How many lead.
  var leading = 1
  var seeds = 1
  var seedSpread = 0.0
  var groups = 0

  /// By how much an anomaly scores higher, and of what deviation a candidate's own noise is beside that of a row.
  static let signal = 1.5
  static let noise = 0.7

  /// The area that a candidate of no lead has on all rows to come: a pair's scores differ by the signal and a normal of
  /// twice the variance of a row and of the noise.
  static var area: Double {
    NormalDistribution.standard.probability(
      atMost: signal / (2 * (1 + noise * noise)).squareRoot())
  }

  func heats(_ generator: inout Generator) -> [Heat] {
    let rows = anomalies + ordinary
    let labels = Labels((0..<rows).map { $0 < anomalies ? .anomaly : .ordinary })
    let codes = groups > 0 ? (0..<rows).map { _ in Int32(generator.below(groups)) } : nil
    let effects = (0..<max(1, groups)).map { _ in generator.normal() }
    let common = (0..<rows).map { row in
      generator.normal() + (codes.map { effects[Int($0[row])] } ?? 0)
    }
    return (0..<seeds).map { seed in
      Heat(
        rows: Array(0..<rows), labels: labels, groups: codes, seed: seed,
        scores: (0..<candidates).map { candidate in
          let signal =
            Self.signal + (candidate < leading ? lead : 0) + seedSpread * generator.normal()
          return Scores(
            (0..<rows).map {
              ($0 < anomalies ? signal : 0) + common[$0] + Self.noise * generator.normal()
            })
        })
    }
  }

  /// What is seen in so many such worlds.
  func seen<Answer>(
    _ metric: RankingMetric = .rocAUC, in worlds: Int = 200, _ look: (Contest) -> Answer
  ) throws -> [Answer] {
    try (0..<worlds).map { world in
      var generator = Seed(UInt64(world) + 1).generator()
      return look(try #require(try Contest(heats(&generator), by: metric, seed: Seed(7))))
    }
  }

  /// How often something is so in so many such worlds.
  func share(
    _ metric: RankingMetric = .rocAUC, in worlds: Int = 200, _ holds: (Contest) -> Bool
  ) throws -> Double {
    let seen = try seen(metric, in: worlds, holds)
    return Double(seen.count { $0 }) / Double(worlds)
  }
}
