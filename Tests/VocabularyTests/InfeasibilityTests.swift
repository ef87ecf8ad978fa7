import Testing
import Vocabulary

struct InfeasibilityTests {
  // A record holds no number without bound.
  @Test func `what no number of rows would do is said with the largest number`() {
    #expect(Infeasibility("x", needed: .infinity).needed == .greatestFiniteMagnitude)
    #expect(Infeasibility("x", needed: 19).needed == 19)
    #expect(Infeasibility("x").needed == nil)
  }
}
