import Machine
import Vocabulary

/// When rows alarm: how many in each stretch of equal length.
struct AlarmTimes: Sendable, Equatable {
  /// When the first stretch begins, at a multiple of their length.
  let start: WallTime
  let stretch: Stretch
  /// How many rows alarm in each stretch.
  let alarms: [Int]
  /// How many anomalies are known in each; `nil` where no row has a label.
  let anomalies: [Int]?

  /// A length of time that a person counts in.
  enum Stretch: Int64, Sendable, CaseIterable {
    case second = 1
    case minute = 60
    case fiveMinutes = 300
    case hour = 3600
    case sixHours = 21_600
    case day = 86_400
    case week = 604_800
    case month = 2_592_000

    var name: String {
      switch self {
      case .second: "second"
      case .minute: "minute"
      case .fiveMinutes: "five minutes"
      case .hour: "hour"
      case .sixHours: "six hours"
      case .day: "day"
      case .week: "week"
      case .month: "30 days"
      }
    }

    fileprivate func place(of milliseconds: Int64) -> Int64 {
      let length = rawValue * 1000
      let (quotient, rest) = milliseconds.quotientAndRemainder(dividingBy: length)
      return rest < 0 ? quotient - 1 : quotient
    }
  }

  /// More stretches are too narrow to be seen apart.
  private static let most = 120
  /// More months are not drawn either: some time among them is wrong.
  private static let mostMonths = 1200
  /// How many milliseconds a time that is one lies from 1970 at most.
  private static let farthest: UInt64 = 1 << 53

  /// - Returns: `nil` where all rows are of one moment.
  init?(_ rows: [(time: Int64, isAlarm: Bool, label: Label)]) {
    let times = rows.map(\.time)
    guard let first = times.min(), let last = times.max(), first < last,
      max(first.magnitude, last.magnitude) < Self.farthest
    else { return nil }
    let stretch =
      Stretch.allCases.first { $0.place(of: last) - $0.place(of: first) < Int64(Self.most) }
      ?? .month
    let begin = stretch.place(of: first)
    let count = Int(stretch.place(of: last) - begin) + 1
    guard count <= Self.mostMonths else { return nil }
    var (alarms, anomalies) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
    for row in rows {
      let place = Int(stretch.place(of: row.time) - begin)
      if row.isAlarm { alarms[place] += 1 }
      if row.label == .anomaly { anomalies[place] += 1 }
    }
    self.stretch = stretch
    start = WallTime(milliseconds: begin * stretch.rawValue * 1000)
    self.alarms = alarms
    self.anomalies = rows.contains { $0.label != .unknown } ? anomalies : nil
  }
}
