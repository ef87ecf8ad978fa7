import EventKit
import Features
import Formats
import Forms
import Synchronization
import Testing
import Vocabulary

struct EventFeatureLawTests {
  /// Every way to see events that a spec can name, by its defaults and by each word of each of its keys.
  static let all: [Choice] = EventFeatureMethods.choices.forms.flatMap { form in
    [Choice(form)]
      + form.keys.flatMap { key in
        guard case .word(let words) = key.shape else { return [Choice]() }
        return words.map { word in
          var members = form.defaults
          members[key.name] = .text(word)
          return Choice(form.name, members)
        }
      }
  }

  @Test(arguments: all, 1...3 as ClosedRange<UInt64>)
  func `what is said at an event follows from it and those before it alone`(
    choice: Choice, seed: UInt64
  ) throws {
    let features = try EventFeatureMethods.choices.make(choice)
    let recording = SessionLines.busy(seed: seed)
    #expect(try features.rows(of: recording).rows > 20)
    #expect(try PastLaw(features: features).breaches(on: recording) == [])
  }

  private func breaches(
    _ fitting: @escaping @Sendable (Recording) -> @Sendable (Int, Event) -> Double
  ) throws -> Set<PastLaw.Breach> {
    try PastLaw(features: Rigged(fitting: fitting)).breaches(on: SessionLines.busy(seed: 1))
  }

  @Test func `the law lets pass what looks at the event alone`() throws {
    #expect(try breaches { _ in { number, event in Double(event.time) + Double(number) } } == [])
  }

  @Test func `the law finds a view that looks one event ahead`() throws {
    let found = try breaches { recording in
      { number, _ in Double(recording.events[min(number + 1, recording.events.count - 1)].time) }
    }
    #expect(found == [.seesLaterEvents])
  }

  @Test func `the law finds a view that was fitted to what comes later`() throws {
    let found = try breaches { recording in
      let requests = recording.events.count { $0["type"] == .text("request") }
      return { _, _ in Double(requests) }
    }
    #expect(found == [.seesLaterEvents])
  }

  @Test func `the law finds views that share what they know`() throws {
    let found = try breaches { _ in
      let count = Counter()
      return { _, _ in count.next() }
    }
    #expect(found == [.viewsShareState])
  }

  @Test func `the law finds a label in a cell`() throws {
    let found = try breaches { recording in
      { number, _ in recording.labels?[number] == .anomaly ? 1 : 0 }
    }
    // Spoiled recordings have no labels: what was said of the past changes with them.
    #expect(found == [.seesLabels, .seesLaterEvents])
  }
}

struct DueRowTests {
  private let recording = SessionLines.recording(
    [0, 10, 30, 31].map { SessionLines.request("s", at: $0) })

  @Test func `a row that falls due stands where it says, with the group of its event`() throws {
    let rows = try Echo().rows(of: recording)
    #expect(rows.times == [5, 15, 35, 36].map { SessionLines.noon + 1000 * $0 })
    #expect(rows.ids == ["0", "1", "2", "3"] && rows.groups?[0] == "u")
    #expect(rows.table.column(named: "x")?.numbers == [1, 2, 4, 4])
  }

  @Test func `rows that fall due keep the law, and those that look ahead break it`() throws {
    #expect(try PastLaw(features: Echo()).breaches(on: SessionLines.busy(seed: 1)) == [])
    #expect(
      try PastLaw(features: Echo(isAhead: true)).breaches(on: SessionLines.busy(seed: 1))
        == [.seesLaterEvents])
  }
}

/// A view that answers each event five seconds later, with how many events there were by then.
private struct Echo: EventFeatures {
  static let name = "echo"
  static let help = "A view of a test."
  var isAhead = false

  init(isAhead: Bool = false) { self.isAhead = isAhead }
  init(_ settings: Settings<Echo>) { self.init() }

  func fit(_ recording: Recording) -> Fitted {
    Fitted(bonus: isAhead ? Double(recording.events.count) : 0)
  }

  struct Fitted: FittedEventFeatures {
    let bonus: Double
    let names = ["x"]
    let description = "echo"
    let choice = Choice(Echo.name)

    func begin() -> View { View(bonus: bonus) }
  }

  struct View: EventView {
    let bonus: Double
    var times: [Int64] = []
    var told = 0

    mutating func see(_ event: Event) -> EventRow? {
      times.append(event.time)
      return nil
    }

    mutating func due(before time: Int64?) -> [EventRow] {
      var rows: [EventRow] = []
      while told < times.count, time.map({ times[told] + 5000 < $0 }) ?? true {
        let place = EventRow.Place(event: told, time: times[told] + 5000)
        rows.append(EventRow(events: [told], values: [Double(times.count) + bonus], place: place))
        told += 1
      }
      return rows
    }
  }
}

/// Views that a test makes, to see which of them the law finds.
private struct Rigged: EventFeatures {
  static let name = "rigged"
  static let help = "A view of a test."

  let fitting: @Sendable (Recording) -> @Sendable (Int, Event) -> Double

  init(fitting: @escaping @Sendable (Recording) -> @Sendable (Int, Event) -> Double) {
    self.fitting = fitting
  }

  init(_ settings: Settings<Rigged>) { self.init { _ in { _, _ in 0 } } }

  func fit(_ recording: Recording) -> Fitted { Fitted(value: fitting(recording)) }

  struct Fitted: FittedEventFeatures {
    let value: @Sendable (Int, Event) -> Double
    let names = ["x"]
    let description = "rigged"
    let choice = Choice(Rigged.name)

    func begin() -> View { View(value: value) }
  }

  struct View: EventView {
    let value: @Sendable (Int, Event) -> Double
    var seen = 0

    mutating func see(_ event: Event) -> EventRow? {
      defer { seen += 1 }
      return EventRow(events: [seen], values: [value(seen, event)])
    }
  }
}

/// A count that all who hold it go on with.
private final class Counter: Sendable {
  private let count = Mutex(0.0)

  func next() -> Double {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
