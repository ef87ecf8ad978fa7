import Numerics
import Scoring
import Vocabulary
import Wording

/// Rows of evidence in the order of their scores: all of them, or as a resampling drew them.
struct Sample: Sendable {
  let evidence: Evidence
  /// Indices of rows, by ascending score; a row may come twice.
  let rows: [Int]
  /// The score of each of `rows`.
  let scores: [Double]
  /// Whose each of `rows` is, where rows belong together; one with a code below 0 stands alone.
  let groups: [Int32]?
  /// The labeled rows as a ranking, if any rows are labeled.
  let ranking: Ranking?

  init(_ evidence: Evidence) {
    let scores = evidence.scores.values
    let rows = Ranks.order(of: scores)
    self.init(evidence, rows: rows, groups: evidence.groups.map { of in rows.map { of[$0] } })
  }

  /// - Precondition: `rows` come by ascending score.
  init(_ evidence: Evidence, rows: [Int], groups: [Int32]?) {
    self.evidence = evidence
    self.rows = rows
    self.groups = groups
    let scores = rows.map { evidence.scores[$0] }
    self.scores = scores
    ranking = evidence.labels.map { Self.rank(scores, rows, $0) }
  }

  private static func rank(
    _ scores: [Double], _ rows: [Int], _ labels: Labels
  ) -> Ranking {
    var (steps, anomalies, ordinary): ([Double], [Int32], [Int32]) = ([], [], [])
    for (score, row) in zip(scores, rows).reversed() where labels[row] != .unknown {
      if steps.last != score {
        steps.append(score)
        anomalies.append(0)
        ordinary.append(0)
      }
      if labels[row] == .anomaly {
        anomalies[anomalies.count - 1] += 1
      } else {
        ordinary[ordinary.count - 1] += 1
      }
    }
    return Ranking(steps: steps, anomalies: anomalies, ordinary: ordinary)
  }

  var count: Int { scores.count }
}

extension Sample {
  /// The ranking, or the refusal of `wish` for want of labels of either kind.
  func ranking(for wish: String) throws(Infeasibility) -> Ranking {
    guard let ranking, ranking.anomalies > 0, ranking.ordinary > 0 else {
      let (anomalies, ordinary) = (ranking?.anomalies ?? 0, ranking?.ordinary ?? 0)
      let there =
        switch (anomalies, ordinary) {
        case (0, 0): "none of these \(Phrase.counted(count, "row")) has a label"
        case (0, _): "all \(Phrase.counted(ordinary, "labeled row")) here are ordinary"
        default: "all \(Phrase.counted(anomalies, "labeled row")) here are anomalies"
        }
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs rows labeled as anomalies and as ordinary; \(there).",
        lacking: anomalies == 0 ? "anomalies" : "ordinary rows", needed: 1, found: 0)
    }
    return ranking
  }

  /// Ascending scores of rows that are taken to be ordinary: those labeled so, or all if none is labeled.
  var clean: [Double] {
    guard let labels = evidence.labels else { return scores }
    return zip(scores, rows).filter { labels[$0.1] == .ordinary }.map(\.0)
  }

  /// Refuses `wish` where there is a single row, of which nothing spreads.
  func checkSeveral(for wish: String) throws(Infeasibility) {
    guard count > 1 else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) cannot be found from a single row.", lacking: "rows", needed: 2,
        found: 1)
    }
  }

  /// How many rows score above `threshold`, in words: `3 of 10 rows lie`.
  func lying(above threshold: Double) -> String {
    let alarms = alarms(above: threshold)
    return "\(alarms) of \(Phrase.counted(count, "row")) \(alarms == 1 ? "lies" : "lie")"
  }

  /// What `clean` rows are called: `clean rows` if labels say so, else `rows taken to be clean`.
  var cleanName: String { evidence.labels == nil ? "rows taken to be clean" : "clean rows" }
}
