import Evaluation
import Scoring
import Vocabulary

/// What a choice comes to on rows and models that had no part in it.
///
/// A candidate that was chosen by some seeds is measured by another, and one that was chosen on a fold's
/// validation rows on the fold's own test rows: so the luck of the choice is not part of the figure.
struct NestedChoice: Equatable {
  /// The mean over seeds and folds of what was chosen without them.
  let value: Double
  /// In how many of them the same candidate was chosen as by all together.
  let agreeing: Int
  /// How many seeds and folds there are.
  let count: Int
  /// Whether other seeds chose, rather than the validation rows of the same fold.
  let isBySeed: Bool
}

extension NestedChoice {
  /// - Parameters:
  ///   - best: Where the one stands that was chosen by all together.
  ///   - places: Where the competitors stand among the entrants.
  /// - Returns: `nil` with a single seed and no folds, or where a metric is undefined.
  init?(_ scores: LineupScores, best: Int, among places: [Int], by metric: RankingMetric) {
    guard scores.test.count > 1, scores.choosing.count == scores.test.count else { return nil }
    isBySeed = Set(scores.occasions.map(\.seed)).count > 1
    var (sum, agreeing) = (0.0, 0)
    for (turn, heat) in scores.test.enumerated() {
      let choosing = isBySeed ? scores.otherSeeds(than: turn) : [scores.choosing[turn]]
      guard
        let chosen = Self.best(of: places, by: metric, on: choosing, without: Set(heat.rows)),
        let value = metric.value(of: heat.scores[chosen], heat.labels)
      else { return nil }
      sum += value
      if chosen == best { agreeing += 1 }
    }
    self.value = sum / Double(scores.test.count)
    self.agreeing = agreeing
    count = scores.test.count
  }

  /// The first of the candidates whose mean is best on the rows of some heats, those that measure left out.
  private static func best(
    of places: [Int], by metric: RankingMetric, on heats: [Heat], without measuring: Set<Int>
  ) -> Int? {
    let kept = heats.map { heat in heat.rows.indices.filter { !measuring.contains(heat.rows[$0]) } }
    var best: (place: Int, sum: Double)?
    for place in places {
      var sum = 0.0
      for (heat, rows) in zip(heats, kept) {
        let labels = Labels(rows.map { heat.labels[$0] })
        guard let value = metric.value(of: heat.scores[place].gathering(rows), labels) else {
          return nil
        }
        sum += value
      }
      if sum > best?.sum ?? -.infinity { best = (place, sum) }
    }
    return best?.place
  }
}

extension LineupScores {
  /// The rows that choose of the same fold by the other seeds.
  fileprivate func otherSeeds(than turn: Int) -> [Heat] {
    occasions.indices.filter {
      occasions[$0].seed != occasions[turn].seed && occasions[$0].fold == occasions[turn].fold
    }.map { choosing[$0] }
  }
}

extension RankingMetric {
  /// The metric of scores with labels; `nil` where it is undefined.
  func value(of scores: Scores, _ labels: Labels) -> Double? {
    (try? Ranking(scores, labels)).flatMap { value(of: $0).number }
  }
}
