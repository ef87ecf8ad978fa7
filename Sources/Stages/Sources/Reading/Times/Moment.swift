/// Moments as text: RFC 3339, in UTC where no zone is written.
public enum Moment {
  /// Milliseconds since 1970 of a text such as `2014-07-01T00:30:00.250Z`.
  ///
  /// The `T` may be a space, seconds, their fraction and the zone may be left out, and so may the time
  /// of day as a whole, and the minutes of a zone, as databases write `+00`. Digits beyond the millisecond
  /// are dropped.
  static func milliseconds(_ text: borrowing Span<UInt8>) -> Int64? {
    var reader = DigitReader(count: text.count)
    guard let year = reader.number(text, digits: 4), reader.take(text, "-"),
      let month = reader.number(text, digits: 2), reader.take(text, "-"),
      let day = reader.number(text, digits: 2), let days = days(year: year, month: month, day: day)
    else { return nil }
    var milliseconds = Int64(days) * 86_400_000
    if reader.isAtEnd { return milliseconds }
    guard reader.take(text, "T") || reader.take(text, "t") || reader.take(text, " "),
      let time = timeOfDay(text, &reader), let offset = zone(text, &reader), reader.isAtEnd
    else { return nil }
    milliseconds += time - offset
    return milliseconds
  }

  static func milliseconds(_ text: String) -> Int64? { milliseconds(Array(text.utf8).span) }

  /// The same of a text that says its offset from UTC, as recordings must; `nil` where it does not.
  public static func milliseconds(withOffset text: String) -> Int64? {
    // The date has its hyphens before the eleventh character.
    guard text.utf8.dropFirst(11).contains(where: "Zz+-".utf8.contains) else { return nil }
    return milliseconds(text)
  }

  /// Days since 1970 of a date of the Gregorian calendar; `nil` where there is no such day.
  private static func days(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    // Counted in years that begin in March, so that a leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func timeOfDay(_ text: borrowing Span<UInt8>, _ reader: inout DigitReader)
    -> Int64?
  {
    guard let hour = reader.number(text, digits: 2), hour < 24, reader.take(text, ":"),
      let minute = reader.number(text, digits: 2), minute < 60
    else { return nil }
    var total = Int64(hour * 3600 + minute * 60) * 1000
    guard reader.take(text, ":") else { return total }
    guard let second = reader.number(text, digits: 2), second <= 60 else { return nil }
    total += Int64(second) * 1000
    if reader.take(text, ".") {
      guard let fraction = reader.thousandths(text) else { return nil }
      total += Int64(fraction)
    }
    return total
  }

  private static func zone(_ text: borrowing Span<UInt8>, _ reader: inout DigitReader) -> Int64? {
    if reader.isAtEnd || reader.take(text, "Z") || reader.take(text, "z") { return 0 }
    let sign: Int64 = reader.take(text, "+") ? 1 : -1
    guard sign > 0 || reader.take(text, "-"), let hours = reader.number(text, digits: 2),
      hours < 24
    else { return nil }
    if reader.isAtEnd { return sign * Int64(hours) * 3_600_000 }
    guard reader.take(text, ":"), let minutes = reader.number(text, digits: 2), minutes < 60
    else { return nil }
    return sign * Int64(hours * 60 + minutes) * 60_000
  }
}

/// Walks through the digits of a moment.
private struct DigitReader {
  private var position = 0
  private let count: Int

  init(count: Int) { self.count = count }

  var isAtEnd: Bool { position == count }

  mutating func take(_ text: borrowing Span<UInt8>, _ character: Unicode.Scalar) -> Bool {
    guard position < count, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func number(_ text: borrowing Span<UInt8>, digits: Int) -> Int? {
    guard position + digits <= count else { return nil }
    var number = 0
    for place in position..<(position + digits) {
      guard let digit = Self.digit(text[place]) else { return nil }
      number = number * 10 + digit
    }
    position += digits
    return number
  }

  /// A fraction of any length, at least one digit, in thousandths.
  mutating func thousandths(_ text: borrowing Span<UInt8>) -> Int? {
    var number = 0
    let start = position
    while position < count, let digit = Self.digit(text[position]) {
      if position - start < 3 { number = number * 10 + digit }
      position += 1
    }
    let digits = position - start
    guard digits > 0 else { return nil }
    return digits == 1 ? number * 100 : digits == 2 ? number * 10 : number
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (48...57).contains(byte) ? Int(byte) - 48 : nil
  }
}
