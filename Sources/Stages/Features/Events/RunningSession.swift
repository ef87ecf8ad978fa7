import Foundation
import Vocabulary

/// A session by now, with what its user had done before it began.
///
/// Counts, seconds, bytes and degrees are taken as logarithms; what is new is a share of the requests.
struct RunningSession {
  let name: String
  let start: Int64
  let habits: SessionHabits
  private(set) var lines: [SessionLine] = []
  private(set) var isClosed = false
  private var requests: [SessionLine] = []
  /// The numbers of the requests among all events of the recording.
  private var numbers: [Int] = []
  private var warnings = 0

  init(name: String, start: Int64, habits: SessionHabits) {
    self.name = name
    self.start = start
    self.habits = habits
  }

  /// Takes in the next line, and answers the row that it brings: a request its own, a close that of the whole
  /// session.
  mutating func see(
    _ line: SessionLine, number: Int, as unit: SessionFeatures.Unit
  ) -> EventRow? {
    lines.append(line)
    switch line.content {
    case .other(let isWarning):
      if isWarning { warnings += 1 }
      return nil
    case .request(let request):
      defer {
        requests.append(line)
        numbers.append(number)
      }
      return unit == .request ? row(of: line, request, number: number) : nil
    case .close:
      isClosed = true
      return unit == .session ? row : nil
    }
  }

  static let names = [
    "requests", "pause", "size", "new_addresses", "new_agents", "distance", "hour_shift", "rarity",
    "warnings",
  ]

  /// The whole of the session; `nil` where it has no request.
  private var row: EventRow? {
    guard let first = requests.first else { return nil }
    let count = Double(requests.count)
    func mean(_ number: (SessionLine) -> Double) -> Double {
      requests.reduce(0) { $0 + number($1) } / count
    }
    let gaps = zip(requests, requests.dropFirst()).map { Self.logSeconds($0.time, $1.time) }
    return EventRow(
      id: name, events: numbers,
      values: [
        log(count),
        gaps.isEmpty ? 0 : gaps.reduce(0, +) / Double(gaps.count),
        mean { log(1 + ($0.request?.length ?? 0)) },
        mean { habits.newness(ofAddress: $0.address) },
        mean { habits.newness(ofAgent: $0.agent) },
        mean { log(1 + habits.distance(to: $0)) },
        habits.shift(of: first),
        mean { $0.request.map(habits.rarity) ?? 0 },
        log(1 + Double(warnings)),
      ])
  }

  static let requestNames = [
    "pause", "size", "sensitivity", "new_address", "new_agent", "distance", "hour_shift", "rarity",
    "requests_before", "warnings_before",
  ]

  /// A request, with what the session had shown by then.
  private func row(
    of line: SessionLine, _ request: SessionLine.Request, number: Int
  ) -> EventRow {
    EventRow(
      id: "\(name).\(requests.count + 1)", events: [number],
      values: [
        Self.logSeconds(requests.last?.time ?? habits.latest ?? line.time, line.time),
        log(1 + request.length), request.sensitivity,
        habits.newness(ofAddress: line.address), habits.newness(ofAgent: line.agent),
        log(1 + habits.distance(to: line)), habits.shift(of: line), habits.rarity(of: request),
        log(1 + Double(requests.count)), log(1 + Double(warnings)),
      ])
  }

  /// ln(1 + seconds) in steps of a millisecond.
  private static func logSeconds(_ start: Int64, _ end: Int64) -> Double {
    log(1 + Double(max(end - start, 0)) / 1000)
  }
}
