import Numerics
import Scoring
import Testing
import Vocabulary

struct StratifiedResamplingTests {
  private let ranking: Ranking

  init() throws {
    ranking = try Ranking(
      Scores([7, 6, 5, 4, 3, 2, 1]),
      Labels(anomalies: [true, false, true, false, false, true, false]))
  }

  /// The rows of a ranking by step: anomalies and ordinary ones.
  private func rows(_ ranking: Ranking) -> [[Int]] {
    (0..<ranking.steps).map { step in
      [
        ranking.truePositives(step + 1) - ranking.truePositives(step),
        ranking.falsePositives(step + 1) - ranking.falsePositives(step),
      ]
    }
  }

  /// Of up to a hundred rows of a class each is a group of its own.
  @Test func `each row is deleted once, the anomalies first, and the other class stays whole`() {
    var left: [[[[Int]]]] = [[], []]
    let whole = rows(ranking)
    StratifiedResampling(ranking).deletions(Seed(1)) { stratum, ranking in
      left[stratum].append(rows(ranking))
    }
    #expect(left.map(\.count) == [3, 4])
    for (stratum, rankings) in left.enumerated() {
      var deleted = whole.map { _ in 0 }
      for rows in rankings {
        for (step, row) in rows.enumerated() {
          deleted[step] += whole[step][stratum] - row[stratum]
          #expect(row[1 - stratum] == whole[step][1 - stratum])
        }
      }
      #expect(deleted == whole.map { $0[stratum] })
    }
  }

  @Test func `a resample has as many rows of either class, each from where one was`() {
    let resampling = StratifiedResampling(ranking)
    var generator = Seed(2).generator()
    let whole = rows(ranking)
    for _ in 0..<20 {
      let drawn = rows(resampling.resampled(&generator))
      #expect(drawn.reduce(0) { $0 + $1[0] } == 3 && drawn.reduce(0) { $0 + $1[1] } == 4)
      for (step, row) in drawn.enumerated() {
        #expect((row[0] == 0 || whole[step][0] > 0) && (row[1] == 0 || whole[step][1] > 0))
      }
    }
    #expect(resampling.size == 7)
  }
}
