import Testing

@testable import Reports

struct TicksTests {
  private func ticks(_ low: Double, _ high: Double, isLogarithmic: Bool = false) -> [String] {
    Ticks(low...high, isLogarithmic: isLogarithmic).texts
  }

  @Test func `ticks are round numbers inside the range, four to ten of them, all alike in digits`()
  {
    #expect(ticks(0, 1) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(ticks(-4, 104) == ["0", "20", "40", "60", "80", "100"])
    #expect(
      ticks(0.912, 0.978) == ["0.92", "0.93", "0.94", "0.95", "0.96", "0.97"])
    #expect(ticks(-0.3, 0.3) == ["-0.3", "-0.2", "-0.1", "0.0", "0.1", "0.2", "0.3"])
    #expect(ticks(0, 0.0005) == ["0.0000", "0.0001", "0.0002", "0.0003", "0.0004", "0.0005"])
    #expect(ticks(0, 0.00005)[1] == "1.00e-5")
    #expect(ticks(1e-9, 5e-9) == ["1.00e-9", "2.00e-9", "3.00e-9", "4.00e-9", "5.00e-9"])
    #expect(ticks(0, 4e7).last == "4.00e7")
  }

  @Test
  func `where equal steps are factors, ticks are powers of ten, and more where these are few`() {
    #expect(ticks(0.9, 2000, isLogarithmic: true) == ["1", "10", "100", "1000"])
    #expect(ticks(5, 100, isLogarithmic: true) == ["5", "10", "20", "50", "100"])
    // Neither a power of ten nor twice or five times one lies between 3 and 4.
    #expect(ticks(3, 4, isLogarithmic: true) == ["3.0", "3.2", "3.4", "3.6", "3.8", "4.0"])
  }
}
