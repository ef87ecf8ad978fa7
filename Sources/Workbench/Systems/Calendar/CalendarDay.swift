import Sources

/// A day of the calendar.
struct CalendarDay: Equatable {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to 31.
  let day: Int
  /// Monday is 0.
  let weekday: Int
  /// The week by ISO 8601, 1 to 53: the week that holds the year's first Thursday is its first.
  let week: Int

  /// - Parameter number: How many days after 1 January 1970.
  init(_ number: Int) {
    (year, month, day) = Moment.date(days: number)
    weekday = Self.weekday(of: number)
    // A week belongs to the year of its Thursday.
    let thursday = number - weekday + 3
    let start = thursday - Self.dayOfYear(of: thursday)
    week = 1 + (thursday - start) / 7
  }

  init(_ time: LocalTime) { self.init(time.day) }

  /// 1 to 4.
  var quarter: Int { (month + 2) / 3 }
  var isWeekend: Bool { weekday >= 5 }

  private static func weekday(of number: Int) -> Int {
    let sinceMonday = (number + 3) % 7
    return sinceMonday < 0 ? sinceMonday + 7 : sinceMonday
  }

  /// How many days of its year lie before a day.
  private static func dayOfYear(of number: Int) -> Int {
    let (year, month, day) = Moment.date(days: number)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    return before + day - 1 + (isLeap && month > 2 ? 1 : 0)
  }
}
