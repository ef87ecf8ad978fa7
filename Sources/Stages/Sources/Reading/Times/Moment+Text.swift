extension Moment {
  /// The text of a moment, as `2014-07-01T00:30:00.250Z`; years beyond 0 to 9999 are not written so.
  public static func text(_ milliseconds: Int64) -> String {
    let (days, rest) = floorDivide(milliseconds, 86_400_000)
    let (year, month, day) = date(days: Int(days))
    let seconds = rest / 1000
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T"
      + padded(Int(seconds / 3600), 2) + ":" + padded(Int(seconds / 60 % 60), 2) + ":"
      + padded(Int(seconds % 60), 2) + "." + padded(Int(rest % 1000), 3) + "Z"
  }

  private static func floorDivide(_ value: Int64, _ size: Int64) -> (Int64, Int64) {
    let quotient = value >= 0 ? value / size : -((size - 1 - value) / size)
    return (quotient, value - quotient * size)
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// The date that lies `days` after 1 January 1970.
  public static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
