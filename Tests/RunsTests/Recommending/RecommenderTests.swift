import Artifacts
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

struct RecommenderTests {
  /// Two rows to learn from and these to measure with, the same where the split is transductive.
  private func rows(_ labels: [Label], isTransductive: Bool) -> SplitRows {
    let test = KnownRows(numbers: Array(labels.indices), labels: Labels(labels))
    let train = KnownRows(numbers: [7, 8], labels: Labels([.ordinary, .ordinary]))
    return SplitRows(
      train: isTransductive ? test : train, validation: KnownRows(numbers: [], labels: Labels([])),
      test: test)
  }

  @Test func `only rows with labels make a threshold an oracle's`() {
    let known: [Label] = [.ordinary, .anomaly, .unknown]
    let unknown: [Label] = [.unknown, .unknown]
    #expect(Recommender.basis(ofTest: rows(known, isTransductive: false)) == .oracle)
    #expect(Recommender.basis(ofTest: rows(known, isTransductive: true)) == .oracle)
    #expect(Recommender.basis(ofTest: rows(unknown, isTransductive: false)) == .validation)
    #expect(Recommender.basis(ofTest: rows(unknown, isTransductive: true)) == .training)
  }
}
