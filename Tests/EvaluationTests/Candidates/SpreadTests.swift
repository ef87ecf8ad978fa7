import Testing

@testable import Evaluation

/// How far the truth may lie from a mean that both rows and seeds move.
struct SpreadTests {
  @Test func `rows and seeds reach together like the sides of a right angle`() {
    // A t distribution of one degree of freedom has three quarters below 1 = tan(45°), so that with
    // half the confidence each reaches as far as its error: 3 and 4 come to 5.
    let both = Spread(ofRows: 3, rowFreedom: 1, ofSeeds: 4, seedFreedom: 1)
    #expect(abs(both.reach(confidence: 0.5) - 5) < 1e-12)
    #expect(both.error == 5)
    // What lies as far off as that has the other half of all chance.
    #expect(abs(both.chance(of: 5) - 0.5) < 1e-12)
    let rowsAlone = Spread(ofRows: 3, rowFreedom: 1, ofSeeds: 0, seedFreedom: 1)
    #expect(abs(rowsAlone.reach(confidence: 0.5) - 3) < 1e-12)
  }
}
