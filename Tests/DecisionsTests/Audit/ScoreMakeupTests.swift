import Decisions
import Detectors
import Numerics
import Systems
import Testing
import Vocabulary

/// What is known of a score's highest value, of detectors before and after they learn.
struct ScoreMakeupTests {
  private static func rows(_ count: Int, columns: Int, seed: UInt64) -> Matrix<Float> {
    var chance = Seed(seed).generator()
    return Matrix<Float>(rows: count, columns: columns) { _, _ in Float(chance.normal()) }
  }

  private static func expenseFlow() throws -> Ensemble {
    try .expenseFlow(
      forest: IsolationForest.expenseFlow(),
      autoencoder: Autoencoder.expenseFlow(code: 2, epochs: 1))
  }

  @Test func `a forest's formula is known before it grows, and its own bound after`() throws {
    let before = IsolationForest.elide.scoreMakeup(learningFrom: 1000)
    let after = try IsolationForest.elide.fit(Self.rows(1000, columns: 3, seed: 1), seed: Seed(2))
      .scoreMakeup
    #expect(before.formulaBound == after.formulaBound)
    #expect(abs(before.formulaBound!.value - 0.9346) < 5e-5)  // four decimals
    #expect(before.formulaBound?.reason == "2^(−1/c(256)) for a mean path of 1")
    #expect(before.modelBound == nil)
    #expect(after.modelBound!.value < after.formulaBound!.value)
  }

  @Test func `the composite's bounds are the weighted sums of its members'`() throws {
    let before = try Self.expenseFlow().scoreMakeup(learningFrom: 1000)
    let model = try Self.expenseFlow().fit(Self.rows(600, columns: 4, seed: 3), seed: Seed(4))
    #expect(before.formulaBound == model.scoreMakeup.formulaBound)
    #expect(abs(before.formulaBound!.value - 0.96075) < 5e-6)
    #expect(
      before.formulaBound?.reason
        == "the sum of 0.6 · 0.9346 for isolation-forest and 0.4 · 1 for autoencoder")
    let scores = try model.scores(of: Self.rows(300, columns: 4, seed: 5))
    #expect(scores.values.allSatisfy { $0 <= model.scoreMakeup.modelBound!.value })
  }

  @Test func `BLOCK takes a forest score of 0.8333, a mean path of 2.69`() throws {
    let needs = try Self.expenseFlow().scoreMakeup(learningFrom: 1000).needs(
      toReach: .atLeast(0.9))
    #expect(needs.map(\.member) == ["isolation-forest", "autoencoder"])
    #expect(abs(needs[0].score - 0.8333) < 5e-5 && abs(needs[0].meanPath! - 2.69) < 6e-3)
    #expect(needs.map(\.isPossible) == [true, true])
    #expect(needs[1].meanPath == nil)
  }

  @Test func `what a forest cannot score is no possible need`() {
    let forest = IsolationForest.elide.scoreMakeup(learningFrom: 1000)
    #expect(forest.needs(toReach: .atLeast(0.95)).map(\.isPossible) == [false])
    #expect(forest.needs(toReach: .atLeast(1.02)).map(\.meanPath) == [nil])
    // No path is so long that its score is 0.
    #expect(forest.needs(toReach: .atLeast(0)).map(\.meanPath) == [nil])
  }

  @Test func `where a member has no bound, the sum has none`() throws {
    let open = try Ensemble.uncalibratedMean(of: [
      IsolationForest.elide, LocalOutlierFactor(neighbors: 3),
    ])
    let makeup = open.scoreMakeup(learningFrom: 1000)
    #expect(makeup.formulaBound == nil && makeup.needs(toReach: .atLeast(1)).isEmpty)
    let mapped = try Ensemble(of: [
      Ensemble.Member(IsolationForest.elide), Ensemble.Member(LocalOutlierFactor(neighbors: 3)),
    ])
    #expect(mapped.scoreMakeup(learningFrom: 1000).formulaBound?.value == 1)
  }

  @Test func `two members of one kind are told apart`() throws {
    let twins = try Ensemble.uncalibratedMean(of: [IsolationForest.elide, .init(trees: 200)])
    guard case .mean(let members) = twins.scoreMakeup(learningFrom: 500) else {
      return #expect(Bool(false))
    }
    #expect(members.map(\.name) == ["isolation-forest 1", "isolation-forest 2"])
  }

  @Test(arguments: [1, 2, 3, 40])
  func `no forest of few rows scores above its bounds`(count: Int) throws {
    let rows = Self.rows(count, columns: 2, seed: 6)
    for forest in [IsolationForest.elide, try .expenseFlow()] {
      let model = try forest.fit(rows, seed: Seed(7))
      let far = Matrix<Float>(rows: 4, columns: 2) { row, column in Float(row * 50 - column * 90) }
      let highest = try model.scores(of: far).values.max()!
      for bound in [model.scoreMakeup.formulaBound, model.scoreMakeup.modelBound] {
        #expect(bound.map { $0.value >= highest } ?? true)
      }
      let before = forest.scoreMakeup(learningFrom: count).formulaBound
      #expect(before.map { $0.value >= highest } ?? true)
    }
  }

  @Test func `a one-class machine ends far from its rows`() throws {
    let machine = try OneClassSVM(nu: 0.2)
    let model = try machine.fit(Self.rows(60, columns: 2, seed: 8), seed: Seed(9))
    let bound = try #require(model.scoreMakeup.modelBound).value
    let far = Matrix<Float>(rows: 1, columns: 2) { _, _ in 1e6 }
    #expect(try model.scores(of: far)[0] == bound)
  }
}
