import Numerics
import Scoring
import Vocabulary

/// Draws whole clusters of rows, such as all events of one entity, since rows of one cluster are no
/// independent evidence.
///
/// Clusters that hold an anomaly and those that hold none are drawn apart, so that no resample is without
/// anomalies. Rows without a cluster (a code below 0) are each a cluster of their own.
struct ClusterResampling: Resampling {
  let ranking: Ranking
  /// The clusters with anomalies, and those without; in each, the rows as steps of the ranking.
  private let strata: [[[Row]]]

  private struct Row {
    let step: Int32
    let isAnomaly: Bool
  }

  init(_ ranking: Ranking, _ scores: Scores, _ labels: Labels, clusters codes: [Int32]) {
    precondition(codes.count == scores.count, "\(codes.count) codes for \(scores.count) scores")
    self.ranking = ranking
    var (named, alone): ([[Row]], [[Row]]) = ([], [])
    named = Array(repeating: [], count: Int(codes.max() ?? -1) + 1)
    for row in 0..<scores.count where labels[row] != .unknown {
      let step = Int32(ranking.steps(above: scores[row]))
      let member = Row(step: step, isAnomaly: labels[row] == .anomaly)
      if codes[row] < 0 { alone.append([member]) } else { named[Int(codes[row])].append(member) }
    }
    let all = named.filter { !$0.isEmpty } + alone
    strata = [
      all.filter { $0.contains(where: \.isAnomaly) },
      all.filter { !$0.contains(where: \.isAnomaly) },
    ]
  }

  /// How many clusters hold an anomaly.
  var clustersWithAnomalies: Int { strata[0].count }

  func resampled(_ generator: inout Generator) -> Ranking {
    var weights = StepWeights(ranking.steps)
    for clusters in strata {
      for _ in clusters { weights.add(clusters[generator.below(clusters.count)], times: 1) }
    }
    return weights.ranking(ranking.scores)
  }

  /// Deletes up to 100 groups of clusters of either kind.
  func deletions(_ seed: Seed, _ visit: (_ stratum: Int, Ranking) -> Void) {
    var generator = seed.generator()
    var whole = StepWeights(ranking.steps)
    for clusters in strata { for cluster in clusters { whole.add(cluster, times: 1) } }
    for (stratum, clusters) in strata.enumerated() {
      let order = generator.permutation(clusters.count)
      let count = min(100, clusters.count)
      for group in 0..<count {
        var left = whole
        for place in (group * order.count / count)..<((group + 1) * order.count / count) {
          left.add(clusters[order[place]], times: -1)
        }
        visit(stratum, left.ranking(ranking.scores))
      }
    }
  }

  private struct StepWeights {
    private var anomalies: [Int32]
    private var ordinary: [Int32]

    init(_ steps: Int) {
      anomalies = [Int32](repeating: 0, count: steps)
      ordinary = anomalies
    }

    mutating func add(_ cluster: [Row], times: Int32) {
      for row in cluster {
        if row.isAnomaly {
          anomalies[Int(row.step)] += times
        } else {
          ordinary[Int(row.step)] += times
        }
      }
    }

    func ranking(_ scores: [Double]) -> Ranking {
      Ranking(steps: scores, anomalies: anomalies, ordinary: ordinary)
    }
  }
}
