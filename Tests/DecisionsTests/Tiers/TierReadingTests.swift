import Scoring
import Testing

@testable import Decisions

/// On which scale tiers are read, in a sentence.
struct TierReadingTests {
  @Test func `the size of a decision is what a score has above the offset turned round`() throws {
    let reading = try TierReading.decision(cut: 0.612, learnedFrom: "learned from 5 % of the rows")
    #expect(
      reading.sentence
        == "Tiers are read on |d| = score − 0.612, the size of the decision about an anomaly; the offset, -0.612, "
        + "learned from 5 % of the rows.")
    #expect(abs(reading.map(0.912) - 0.3) < 1e-12)
  }

  @Test func `a unit score names its offset`() {
    let reading = TierReading.unit(.identity, cut: 0.612, learnedFrom: "as it was stated")
    #expect(
      reading.sentence
        == "Tiers are read on the unit score 1/(1 + e^(d/s)) of the decision d = 0.612 − score; the offset, -0.612, "
        + "as it was stated.")
  }
}
