import Answers
import Testing

@testable import Artifacts

/// What choosing among equals is worth to who chooses.
struct SpentLuckTests {
  /// The mean of the largest of two normal numbers is 1/√π, of three 3/(2 √π).
  @Test(arguments: [(0, 0.0), (1, 0), (2, 0.5641896), (3, 0.8462844)])
  func `the luckiest of more candidates is expected to be farther above what it is`(
    candidates: Int, luck: Double
  ) {
    let spent = SpentRows(
      dataset: "d", data: "f", event: .validation, candidates: candidates, runs: 1, latest: "t")
    #expect(abs(spent.luck - luck) < 1e-3)
  }
}
