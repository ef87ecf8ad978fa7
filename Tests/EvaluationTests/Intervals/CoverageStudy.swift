import Evaluation
import Foundation
import Numerics
import Scoring
import Vocabulary

/// Samples whose truth is known: normal scores, those of anomalies `shift` deviations higher.
struct CoverageStudy {
  let anomalies: Int
  let ordinary: Int
  let shift: Double

  /// The share of `samples` whose interval contains an area, where the scores of anomalies deviate `spread`
  /// times as much as those of ordinary rows.
  static func areas(
    _ area: Double, anomalies: Int, ordinary: Int, spread: Double, samples: Int, seed: Seed
  ) throws -> Double {
    let lift =
      NormalDistribution.standard.quantile(area) * (1 + spread * spread).squareRoot()
    let labels = Labels(anomalies: (0..<(anomalies + ordinary)).map { $0 < anomalies })
    let held = try (0..<samples).count { sample in
      var generator = seed.split("sample", sample).generator()
      let scores = labels.values.map {
        $0 == .anomaly ? lift + spread * generator.normal() : generator.normal()
      }
      return Interval.rocAUC(of: try Ranking(Scores(scores), labels))?.contains(area) ?? false
    }
    return Double(held) / Double(samples)
  }

  /// How many of `samples` intervals contain the truth, by metric.
  func covered(_ samples: Int, seed: Seed) -> [(name: String, share: Double, missing: Int)] {
    let truths = [
      ("roc_auc", area), ("average_precision", averagePrecision), ("f1", f1),
      ("best_f1_oracle", bestF1),
    ]
    let hits = Workers.map(samples) { sample -> [Bool?] in
      let measured = measure(seed.split("sample", sample))
      return truths.map { name, truth in measured[name]?.interval?.contains(truth) }
    }
    return truths.indices.map { place in
      let found = hits.compactMap { $0[place] }
      return (
        truths[place].0, Double(found.count { $0 }) / Double(max(found.count, 1)),
        samples - found.count
      )
    }
  }

  private func measure(_ seed: Seed) -> [Vocabulary.Measurement] {
    var generator = seed.generator()
    let labels = Labels(anomalies: (0..<(anomalies + ordinary)).map { $0 < anomalies })
    let scores = Scores(
      labels.values.map { generator.normal() + ($0 == .anomaly ? shift : 0) })
    let evaluator = Evaluator(seed: seed.split("intervals"))
    return evaluator.measure(scores, labels, metrics: [.rocAUC, .averagePrecision, .bestF1])
      + evaluator.measure(scores, above: threshold, labels, metrics: [.f1])
  }

  // The truth, in the limit of many rows in the same proportion.

  private var area: Double { upperTail(-shift / 2.0.squareRoot()) }

  /// A fixed threshold near the best.
  private var threshold: Double { shift / 2 + 0.8 }

  private var f1: Double { f1(at: threshold) }

  private var bestF1: Double {
    stride(from: -4.0, through: 8, by: 0.001).map(f1(at:)).max() ?? 0
  }

  private func f1(at threshold: Double) -> Double {
    let found = Double(anomalies) * upperTail(threshold - shift)
    let wrong = Double(ordinary) * upperTail(threshold)
    return 2 * found / (Double(anomalies) + found + wrong)
  }

  private var averagePrecision: Double {
    var (sum, last) = (0.0, 0.0)
    for threshold in stride(from: 12.0, through: -8, by: -0.0005) {
      let recall = upperTail(threshold - shift)
      let found = Double(anomalies) * recall
      let alarms = found + Double(ordinary) * upperTail(threshold)
      if alarms > 0 { sum += (recall - last) * found / alarms }
      last = recall
    }
    return sum
  }

  private func upperTail(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }
}
