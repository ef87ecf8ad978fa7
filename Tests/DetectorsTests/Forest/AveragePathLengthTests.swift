import Detectors
import Testing

struct AveragePathLengthTests {
  @Test(arguments: [
    (AveragePathLength.classic, 256, 10.244770920120), (.classic, 3, 1.207392357589),
    (.exact, 256, 10.248689925635), (.exact, 3, 1.666666666667), (.exact, 16, 4.761457986458),
    (.exact, 64, 7.487781807412), (.exact, 512, 11.633033069099),
    (.expenseFlow, 2, 0.1544313298), (.expenseFlow, 4, 1.8516559072),
    (.expenseFlow, 256, 10.244770920117),
  ])
  func `c has its published values`(kind: AveragePathLength, count: Int, value: Double) {
    #expect(abs(kind(count) - value) < 1e-10)  // as many digits as are published
  }

  @Test(arguments: AveragePathLength.allCases)
  func `nothing is left to search among one row or none`(kind: AveragePathLength) {
    #expect(kind(1) == 0)
    #expect(kind(0) == 0)
  }

  @Test func `c of two is one where it is not ExpenseFlow's`() {
    #expect(AveragePathLength.classic(2) == 1)
    #expect(AveragePathLength.exact(2) == 1)
  }

  @Test func `the exact c passes smoothly from its sum to its series`() {
    // H(1001) − H(1000) = 1/1001, and the rest of c moves as its formula says.
    let step = AveragePathLength.exact(1002) - AveragePathLength.exact(1001)
    #expect(abs(step - (2 / 1001 - 2 / (1001 * 1002))) < 1e-13)  // rounding of numbers near 13
  }
}
