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
  /// The points of ±1.96 are divided by 1 ∓ 1.96, of which one is below 0: what is beyond all is the highest.
  @Test func `an acceleration beyond all bounds ends at the highest resample`() throws {
    let replicates = (1...40).map(Double.init)
    let found = try #require(interval(of: 20.5, replicates, acceleration: 1))
    #expect(found.upper == 40)
    #expect(found.lower > 1 && found.lower < 20)
  }
}
