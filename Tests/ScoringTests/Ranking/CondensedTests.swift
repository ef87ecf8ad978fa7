import Scoring
import Testing
import Vocabulary

struct CondensedTests {
  @Test func `ordinary rows between two anomalies become one step under their lowest score`() throws
  {
    let ranking = try ranking([0, 0, 1, 0, 0, 1, 0], [9, 8, 7, 6, 5, 4, 4])
    let condensed = ranking.condensed
    #expect(condensed.scores == [8, 7, 5, 4])
    #expect(condensed.ordinaryAtSteps == [2, 0, 2, 1])
    #expect(condensed.anomaliesAtSteps == [0, 1, 0, 1])
    #expect([9, 8, 7, 6, 5, 4].map { condensed.steps(above: $0) } == [0, 0, 1, 2, 2, 3])
  }

  @Test func `there are at most twice as many steps as anomalies and one`() throws {
    let ranking = try ranking((0..<100).map { $0 % 10 == 5 ? 1 : 0 }, (0..<100).map(Double.init))
    #expect(ranking.condensed.steps == 21)
    #expect(ranking.condensed.rocAUC == ranking.rocAUC)
  }
}
