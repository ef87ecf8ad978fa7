public import Artifacts
import Scoring
public import Specs
import Vocabulary

extension Operation {
  /// How many events a day there are: as stated; else as the times of the rows tell that teach and choose; else by
  /// the days that the rows are said to be from. `nil` where nothing tells.
  public func eventsPerDay(of rows: SplitRows) -> Double? {
    if let eventsPerDay { return eventsPerDay }
    guard let events = rows.eventsCovered else { return nil }
    if let days = rows.daysCovered { return events / days }
    return days.map { events / $0 }
  }
}

extension SplitRows {
  /// The rows that are known before any is judged.
  private var parts: [KnownRows] { [train, validation].filter { $0.count > 0 } }

  /// How many rows of the data set lie between the first and the last that take part; those that a split
  /// left out happened as well.
  fileprivate var eventsCovered: Double? {
    guard let first = parts.compactMap({ $0.numbers.min() }).min(),
      let last = parts.compactMap({ $0.numbers.max() }).max(), last > first
    else { return nil }
    return Double(last - first + 1)
  }

  /// The time from the first row to the last, in days; `nil` where times are not known.
  fileprivate var daysCovered: Double? {
    let times = parts.compactMap(\.times)
    guard times.count == parts.count, let first = times.compactMap({ $0.min() }).min(),
      let last = times.compactMap({ $0.max() }).max(), last > first
    else { return nil }
    return Double(last - first) / AlertDays.milliseconds
  }
}
