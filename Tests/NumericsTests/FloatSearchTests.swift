import Numerics
import Testing

struct FloatSearchTests {
  @Test func `the last number for which something holds is found among all`() {
    #expect(Float.last { $0 <= 0.1 } == 0.1)
    #expect(Float.last { $0 < 0.1 } == Float(0.1).nextDown)
    #expect(Float.last { $0 < 0 } == -Float.leastNonzeroMagnitude)
    #expect(Float.last { $0 <= -7.5 } == -7.5)
    #expect(Float.last { _ in true } == .greatestFiniteMagnitude)
    #expect(Float.last { _ in false } == nil)
  }

  @Test func `every change between two numbers is found`() {
    let changes = Float.changes(from: -10, to: 10) { $0 < -3 ? 0 : $0 <= 2.5 ? 1 : 2 }
    #expect(changes == [Float(-3).nextDown, 2.5])
    #expect(Float.changes(from: 1, to: 4) { _ in 0 }.isEmpty)
  }
}
