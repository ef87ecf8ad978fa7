import Foundation
public import Vocabulary

/// The zone in whose time a recording's hours and days are read.
public struct Zone: Sendable, Hashable, CustomStringConvertible {
  /// As it was named: `UTC`, `+02:00`, `Europe/Berlin`.
  public let description: String
  private let clock: Clock

  private enum Clock: Hashable {
    /// Milliseconds east of UTC, at all times.
    case fixed(Int64)
    /// A place whose offset changes over the year, by the rules that this machine knows.
    case place(TimeZone)
  }

  public static let utc = Zone(description: "UTC", clock: .fixed(0))

  private init(description: String, clock: Clock) {
    self.description = description
    self.clock = clock
  }

  public init(_ name: String) throws(SettingError) {
    description = name
    if name == "UTC" || name == "Z" {
      clock = .fixed(0)
    } else if let offset = Self.offset(name) {
      clock = .fixed(offset)
    } else if name.contains("/"), let zone = TimeZone(identifier: name) {
      clock = .place(zone)
    } else {
      throw SettingError(
        "zone", mustBe: "UTC, an offset such as +02:00, or a place such as Europe/Berlin",
        not: name)
    }
  }

  /// The milliseconds of an offset such as `-05:30`.
  private static func offset(_ name: String) -> Int64? {
    let digits = name.utf8.map { Int64($0) - 48 }
    guard digits.count == 6, name.utf8.first.map("+-".utf8.contains) == true, digits[3] == 10,
      [1, 2, 4, 5].allSatisfy({ (0...9).contains(digits[$0]) })
    else { return nil }
    let (hours, minutes) = (10 * digits[1] + digits[2], 10 * digits[4] + digits[5])
    guard hours < 24, minutes < 60 else { return nil }
    return (name.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000
  }

  /// How a clock and a calendar of the zone stand at a moment in milliseconds since 1970.
  func local(_ moment: Int64) -> LocalTime {
    switch clock {
    case .fixed(let offset): LocalTime(moment &+ offset)
    case .place(let zone):
      LocalTime(
        moment
          &+ 1000
          * Int64(
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment) / 1000))))
    }
  }
}

/// An hour of a day.
struct LocalTime: Equatable {
  /// 0 to 23.
  let hour: Int
  /// Sunday is 0.
  let weekday: Int
  /// How many days after 1 January 1970.
  let day: Int

  /// - Parameter milliseconds: What clocks of the zone have counted since midnight of 1970-01-01, a Thursday.
  init(_ milliseconds: Int64) {
    let hours = milliseconds.dividedDown(by: 3_600_000)
    let days = hours.dividedDown(by: 24)
    hour = Int(hours - 24 * days)
    weekday = Int((days + 4) - 7 * (days + 4).dividedDown(by: 7))
    day = Int(days)
  }

  var isWeekend: Bool { weekday == 0 || weekday == 6 }

  /// Monday to Friday, from nine to five.
  var isBusinessHours: Bool { !isWeekend && (9..<17).contains(hour) }
}

extension Int64 {
  /// The quotient rounded down, below 0 as well.
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
