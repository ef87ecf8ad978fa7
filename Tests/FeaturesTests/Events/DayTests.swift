import Testing

@testable import Features

/// Days in UTC.
struct DayTests {
  private static let moments: [(Int64, Int)] = [
    (0, 0), (86_399_999, 0), (86_400_000, 1), (-1, -1), (-86_400_000, -1), (-86_400_001, -2),
  ]

  @Test(arguments: moments)
  func `a day begins at midnight, before 1970 as well`(moment: Int64, number: Int) {
    let day = Day(of: moment)
    #expect(day.number == number)
    #expect(day.midnight <= moment && moment < day.midnight + 86_400_000)
  }
}
