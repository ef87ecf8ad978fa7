import Detectors
import Numerics
import Testing
import Vocabulary

struct FeatureBaggingTests {
  @Test func `members see from half of the columns to all but one, each number as likely`() throws {
    let rows = Samples.blob(rows: 20, columns: 7)
    let model = try FeatureBagging(of: DistanceToMean(), members: 400)
      .fit(rows, seed: Seed(1))
    let sizes = model.views.map(\.count)
    #expect(Set(sizes) == [3, 4, 5, 6])
    // 100 of each on average; 4 deviations of a binomial draw are 35.
    #expect((3...6).allSatisfy { size in abs(sizes.count { $0 == size } - 100) < 35 })
    #expect(model.views.allSatisfy { $0 == $0.sorted() && Set($0).count == $0.count })
  }

  @Test func `a score is the mean of the members' scores on their columns`() throws {
    let rows = Samples.blob(rows: 20, columns: 4)
    let bagging = try FeatureBagging(of: DistanceToMean(), members: 3, scale: .uncalibrated)
    let model = try bagging.fit(rows, seed: Seed(2))
    let alone = try model.views.map { view in
      let seen = rows.gathering(columns: view)
      return try DistanceToMean().fit(seen, seed: Seed(9)).scores(of: seen)
    }
    #expect(try model.memberScores(of: rows) == alone)
    let scores = try model.scores(of: rows)
    for row in 0..<20 {
      let mean = (alone[0][row] + alone[1][row] + alone[2][row]) / 3
      #expect(abs(scores[row] - mean) < 1e-14 * mean)  // order of rounding
    }
  }

  @Test func `a single column is seen by all members`() throws {
    let model = try FeatureBagging(of: DistanceToMean(), members: 3)
      .fit(Samples.blob(rows: 9, columns: 1), seed: Seed(1))
    #expect(model.views == [[0], [0], [0]])
  }
}
