public import Forms
public import Vocabulary

/// How events become rows: settings only; what they learn from a recording is `FittedEventFeatures`.
public protocol EventFeatures: Configured {
  associatedtype Fitted: FittedEventFeatures

  /// Learns what the rows need to know beforehand.
  ///
  /// Of a recording that is itself seen as rows, it goes by no more than the time that it spans, whether its
  /// events are grouped, and which sorts of line it has at all: all else is of events that are still to come.
  func fit(_ recording: Recording) throws(SettingError) -> Fitted
}

extension EventFeatures {
  /// The rows of a recording, seen with what it teaches of itself.
  public func rows(of recording: Recording) throws(SettingError) -> Dataset {
    try fit(recording).rows(of: recording)
  }
}

/// The ways to see events as rows that a spec can name; a law takes every one of them.
public enum EventFeatureMethods {
  public static let choices = Choices<any EventFeatures>([.init(SessionFeatures.self) { $0 }])
}

/// A way to see events, with all that it had to learn beforehand.
///
/// Its law: what is said at an event follows from it and those before it alone.
public protocol FittedEventFeatures: Sendable, CustomStringConvertible {
  associatedtype View: EventView

  /// What each number of a row is called.
  var names: [String] { get }

  /// What a reader of results must know of rows that are seen so. By default nothing.
  var notes: [String] { get }

  /// How a spec has other events seen in the same way.
  var choice: Choice { get }

  /// How things stand before anything has happened.
  func begin() -> View
}

extension FittedEventFeatures {
  public var notes: [String] { [] }
}

/// What is known of a stream by now: one event comes in, and one row comes out where the event has one.
public protocol EventView: Sendable {
  /// Takes in the next event in order of time.
  mutating func see(_ event: Event) -> EventRow?

  /// The rows that fall due before `time` without an event of their own, as when something ends since nothing
  /// more came of it; all that are left where no time is given. Asked before each event. By default none.
  mutating func due(before time: Int64?) -> [EventRow]
}

extension EventView {
  public mutating func due(before time: Int64?) -> [EventRow] { [] }
}

/// What is said at an event.
public struct EventRow: Sendable, Equatable {
  /// What the row is called; `nil` where it goes by the name of its event.
  public let id: String?
  /// The events that it speaks of, counted from the first that was seen: their labels are its label.
  public let events: [Int]
  public let values: [Double]
  /// What is known of it whatever its score; `nil` where the view says nothing of any row.
  public let standing: String?
  /// Where it stands; `nil` where that is the event that was seen with it.
  public let place: Place?

  /// A place in a stream that is no event's own.
  public struct Place: Sendable, Equatable {
    /// The event whose name and group it has, counted from the first that was seen.
    public let event: Int
    public let time: Int64

    public init(event: Int, time: Int64) {
      self.event = event
      self.time = time
    }
  }

  public init(
    id: String? = nil, events: [Int], values: [Double], standing: String? = nil,
    place: Place? = nil
  ) {
    self.id = id
    self.events = events
    self.values = values
    self.standing = standing
    self.place = place
  }
}
