import Decisions
import Foundation
import Numerics
import Testing
import Vocabulary

struct ResamplingCostTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ASSAY_DEEP"] != nil))
  func `all usual requests on 50,000 rows take seconds`() throws {
    var chance = Seed(1).generator()
    let labels = (0..<50_000).map { _ in chance.uniform() < 0.07 }
    let scores = labels.map { chance.normal(mean: $0 ? 3 : 0, deviation: 1) }
    let evidence = try Evidence(Scores(scores), labels: Labels(anomalies: labels))
    let start = ContinuousClock.now
    let advice = Advisor().advise(on: evidence, seed: Seed(2))
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    #expect(advice.recommended == 0)
    #expect(seconds < 30, "\(seconds) s")
    print("advice on 50,000 rows: \(seconds) s")
  }
}
