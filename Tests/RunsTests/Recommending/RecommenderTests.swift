import Files
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

struct RecommenderTests {
  private let holdout = Choice(["holdout": [:]])
  private let all = Choice(["all": [:]])

  @Test func `only rows with labels make a threshold an oracle's`() {
    let known = Labels([.ordinary, .anomaly, .unknown])
    let unknown = Labels([.unknown, .unknown])
    #expect(Recommender.basis(ofTest: known, holdout) == .oracle)
    #expect(Recommender.basis(ofTest: known, all) == .oracle)
    #expect(Recommender.basis(ofTest: unknown, holdout) == .validation)
    #expect(Recommender.basis(ofTest: nil, holdout) == .validation)
    #expect(Recommender.basis(ofTest: unknown, all) == .training)
  }
}
