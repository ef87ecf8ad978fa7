import Testing

@testable import Sources

/// Sums of many numbers that differ much in size.
struct CarriedSumTests {
  private func sum(_ numbers: [Double]) -> Double {
    var sum = CarriedSum()
    for number in numbers { sum.add(number) }
    return sum.value
  }

  @Test func `what is lost beside a large number is found again when that goes`() {
    #expect(sum([1, 1e100, 1, -1e100]) == 2)
  }

  @Test func `a sum with an infinite number is infinite`() {
    #expect(sum([1, .infinity, 2]) == .infinity)
    #expect(sum([1, -.infinity]) == -.infinity)
  }
}
