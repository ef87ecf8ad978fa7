import Testing

@testable import Systems

struct CalendarDayTests {
  /// Days since 1970, and what a calendar says of them; weeks by ISO 8601.
  @Test(arguments: [
    (0, 1970, 1, 1, 3, 1), (-1, 1969, 12, 31, 2, 1), (20454, 2026, 1, 1, 3, 1),
    (20819, 2027, 1, 1, 4, 53), (20821, 2027, 1, 3, 6, 53), (20822, 2027, 1, 4, 0, 1),
    (20087, 2024, 12, 30, 0, 1), (19782, 2024, 2, 29, 3, 9), (20516, 2026, 3, 4, 2, 10),
    (18627, 2020, 12, 31, 3, 53), (16835, 2016, 2, 4, 3, 5), (-25567, 1900, 1, 1, 0, 1),
  ])
  func `a day has its date, its weekday and its week`(
    number: Int, year: Int, month: Int, day: Int, weekday: Int, week: Int
  ) {
    let date = CalendarDay(number)
    #expect(date.year == year && date.month == month && date.day == day)
    #expect(date.weekday == weekday && date.week == week)
  }

  @Test func `quarters begin in January, April, July and October`() {
    #expect(CalendarDay(20454).quarter == 1)
    #expect(CalendarDay(20454 + 89).quarter == 1 && CalendarDay(20454 + 90).quarter == 2)
    #expect(CalendarDay(20454 + 364).quarter == 4)
  }
}
