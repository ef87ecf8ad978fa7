import Vocabulary

/// Where the values stand of which something is said.
enum ValueSource: Sendable, Hashable {
  /// In a field of the event: a value, or a list of them.
  case field(String)
  /// In such a list of moments, as far as it lies not after the event.
  case fieldUntilNow(String)
  /// In a field of the events of a window, this one among them; without a field, the events themselves.
  case past(String?, EventWindow)

  /// The hours that it reaches back, where that is a matter of time.
  var hours: Double? {
    if case .past(_, let window) = self, case .duration(let milliseconds) = window.reach {
      Double(milliseconds) / 3_600_000
    } else {
      nil
    }
  }
}

/// Which of the events before it, and of one key with it, are seen at an event.
struct EventWindow: Sendable, Hashable {
  let reach: Reach
  /// The field whose value they share; `nil` for whose they are.
  let key: String?
  /// Only events of which this holds.
  let filter: EventFilter?

  enum Reach: Sendable, Hashable {
    /// From exactly so many milliseconds before the event on.
    case duration(Int64)
    /// The latest, this event among them.
    case last(Int)
  }
}

/// A field that must hold a word: `type=payment`.
struct EventFilter: Sendable, Hashable, CustomStringConvertible {
  let field: String
  let word: String

  var description: String { "\(field)=\(word)" }

  init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    (field, word) = (String(parts[0]), String(parts[1]))
  }

  func holds(of event: Event) -> Bool { event[field]?.word == word }
}
