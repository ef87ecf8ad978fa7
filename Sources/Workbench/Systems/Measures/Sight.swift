import Sources
import Vocabulary

/// What is seen at an event: itself, and what came before it.
struct Sight {
  let event: Event
  let zone: Zone
  /// How a clock stands where the event happened.
  let local: LocalTime
  let past: EventPast

  init(_ event: Event, _ zone: Zone, past: EventPast = EventPast()) {
    self.event = event
    self.zone = zone
    self.past = past
    local = zone.local(event.time)
  }

  /// The number of a field; 0 where the event has none.
  func number(_ field: String) -> Double { event[field]?.readNumber ?? 0 }

  func numbers(_ source: ValueSource) -> [(time: Int64, value: Double)] {
    cells(source).compactMap { time, cell in cell.readNumber.map { (time, $0) } }
  }

  func words(_ source: ValueSource) -> [String] { cells(source).compactMap(\.cell.shownWord) }

  func times(_ source: ValueSource) -> [Int64] {
    if case .past(nil, let window) = source {
      return past.events(in: window, at: event).map(\.time)
    }
    return cells(source).compactMap { $0.cell.moment }
  }

  /// The cells of a source, each with the time of its event.
  private func cells(_ source: ValueSource) -> [(time: Int64, cell: Cell)] {
    switch source {
    case .field(let name): event[name].map { $0.all.map { (event.time, $0) } } ?? []
    case .fieldUntilNow(let name):
      (event[name]?.all ?? []).filter { $0.moment.map { $0 <= event.time } ?? false }
        .map { (event.time, $0) }
    case .past(nil, _): []
    case .past(let name?, let window):
      past.events(in: window, at: event).flatMap { event in
        event[name].map { $0.all.map { (event.time, $0) } } ?? []
      }
    }
  }
}

extension Cell {
  /// The moment that it holds: milliseconds since 1970, or a text that says how far it is from UTC.
  fileprivate var moment: Int64? {
    switch self {
    case .integer(let milliseconds): Int64(milliseconds)
    case .text(let text): Moment.milliseconds(withOffset: text)
    case .number, .flag, .list, .fields, .missing: nil
    }
  }

  /// Its elements where it is a list, else itself.
  fileprivate var all: [Cell] { if case .list(let cells) = self { cells } else { [self] } }

  /// The word that it holds or that stands for it: flags and numbers have theirs.
  fileprivate var shownWord: String? {
    switch self {
    case .number(let value): Int(exactly: value).map { "\($0)" } ?? "\(value)"
    case .flag(let flag): "\(flag)"
    case .text, .integer, .list, .fields, .missing: word
    }
  }
}
