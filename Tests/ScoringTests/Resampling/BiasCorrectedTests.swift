import Testing
import Vocabulary

@testable import Scoring

struct BiasCorrectedTests {
  private func interval(of estimate: Double, _ replicates: [Double]) -> Interval? {
    BiasCorrected(estimate, replicates, acceleration: 0).interval(.standard, method: "m")
  }

  /// With all resamples on one side there is no telling how far the estimate is off.
  @Test func `resamples that all lie on one side of an estimate make no interval`() {
    let replicates = (1...40).map(Double.init)
    #expect(interval(of: 0, replicates) == nil)
    #expect(interval(of: 41, replicates) == nil)
    #expect(interval(of: 20.5, replicates) != nil)
    #expect(interval(of: 1, [1, 1, 1]) == nil)
  }
}
