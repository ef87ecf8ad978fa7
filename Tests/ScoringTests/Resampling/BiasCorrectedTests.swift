import Testing
import Vocabulary

@testable import Scoring

struct BiasCorrectedTests {
  private func interval(
    of estimate: Double, _ replicates: [Double], acceleration: Double = 0
  ) -> Interval? {
    BiasCorrected(estimate, replicates, acceleration: acceleration)
      .interval(.standard, method: "m")
  }

  /// With all resamples on one side there is no telling how far the estimate is off.
  @Test func `resamples that all lie on one side of an estimate make no interval`() {
    let replicates = (1...40).map(Double.init)
    for acceleration in [-0.1, 0, 0.1] {
      #expect(interval(of: 0, replicates, acceleration: acceleration) == nil)
      #expect(interval(of: 41, replicates, acceleration: acceleration) == nil)
    }
    #expect(interval(of: 20.5, replicates) != nil)
    #expect(interval(of: 1, [1, 1, 1]) == nil)
  }
}
