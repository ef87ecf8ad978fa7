import Numerics
import Testing

struct SelectionTests {
  @Test func `the smallest numbers come in order, and of equal ones the first`() {
    let numbers: [Double] = [3, 1, 2, 1, 5, 1]
    #expect(numbers.smallest(2) == [1, 3])
    #expect(numbers.smallest(4) == [1, 3, 5, 2])
    #expect(numbers.smallest(0) == [])
    #expect(numbers.smallest(9) == [1, 3, 5, 2, 0, 4])
    #expect(([] as [Double]).smallest(3) == [])
  }

  @Test(arguments: [1, 2, 3, 10, 257])
  func `a ranked number stands where sorting puts it`(count: Int) {
    var chance = Seed(2).generator()
    for parts in [2.0, 1e9] {
      let numbers = (0..<count).map { _ in (chance.normal() * parts).rounded() }
      let sorted = numbers.sorted()
      for place in numbers.indices { #expect(numbers.ranked(place) == sorted[place]) }
    }
  }
}
