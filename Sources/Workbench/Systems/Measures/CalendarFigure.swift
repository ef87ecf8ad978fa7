import Foundation

/// What the calendar and the clock say of a moment.
enum CalendarFigure: String, CaseIterable, Sendable {
  case hour
  case hourSine = "hour-sin"
  case hourCosine = "hour-cos"
  /// Monday is 0.
  case weekday
  case weekdaySine = "weekday-sin"
  case weekdayCosine = "weekday-cos"
  case day
  case daySine = "day-sin"
  case dayCosine = "day-cos"
  case month
  case monthSine = "month-sin"
  case monthCosine = "month-cos"
  /// By ISO 8601.
  case week
  case weekSine = "week-sin"
  case weekCosine = "week-cos"
  case quarter
  case weekend
  /// Monday to Friday, from nine to five.
  case businessHours = "business-hours"

  func value(on date: CalendarDay, at hour: Int) -> Double {
    switch self {
    case .hour: Double(hour)
    case .hourSine: Self.turn(hour, of: 24).sine
    case .hourCosine: Self.turn(hour, of: 24).cosine
    case .weekday: Double(date.weekday)
    case .weekdaySine: Self.turn(date.weekday, of: 7).sine
    case .weekdayCosine: Self.turn(date.weekday, of: 7).cosine
    case .day: Double(date.day)
    case .daySine: Self.turn(date.day, of: 31).sine
    case .dayCosine: Self.turn(date.day, of: 31).cosine
    case .month: Double(date.month)
    case .monthSine: Self.turn(date.month, of: 12).sine
    case .monthCosine: Self.turn(date.month, of: 12).cosine
    case .week: Double(date.week)
    case .weekSine: Self.turn(date.week, of: 53).sine
    case .weekCosine: Self.turn(date.week, of: 53).cosine
    case .quarter: Double(date.quarter)
    case .weekend: date.isWeekend ? 1 : 0
    case .businessHours: !date.isWeekend && (9..<17).contains(hour) ? 1 : 0
    }
  }

  /// Where a place on a circle lies.
  private static func turn(_ place: Int, of period: Int) -> (sine: Double, cosine: Double) {
    let angle = 2 * Double.pi * Double(place) / Double(period)
    return (sin(angle), cos(angle))
  }
}
