import Decisions
import Vocabulary

/// What is known at the moment that is scored: the past, and what the line that is scored says of itself.
struct FlowMoment {
  /// In milliseconds since 1970.
  let time: Int64
  let local: LocalTime
  /// The latest signals of the session or the user.
  let history: SignalHistory
  /// Those of them that belong to the session.
  let own: [SignalMark]
  /// Whether the latest signal is what is scored.
  let isSignal: Bool
  /// Whether all of a session is scored, at its end.
  let isEnd: Bool
  let context: FlowContext
  let sessions: SessionFacts

  /// All of `history`.
  var marks: ArraySlice<SignalMark> { history.marks }

  /// How many signals there are from `milliseconds` ago on.
  func signals(within milliseconds: Int64) -> Int {
    let start = time - milliseconds
    return marks.count - marks.partitioned { $0.time < start }
  }

  /// The seconds from another moment to this one.
  func seconds(since other: Int64) -> Double { Double(time - other) / 1000 }
}

/// What the line that is scored says of itself.
struct FlowContext {
  /// The standings of rows: what is asked of an endpoint that is treated strictly, and of any other.
  static let strict = ScoredRow.sensitive
  static let usual = "usual"

  let method: String?
  let contentLength: Double?
  let sensitivity: String?
  /// How long the session has lasted, in seconds.
  let sessionAge: Double
  let isWeekend: Bool
  let isBusinessHours: Bool

  /// - Parameters:
  ///   - request: What a request says; `nil` for what is none.
  ///   - isStrict: Whether its endpoint is treated strictly.
  ///   - age: How long the session has lasted, where the request does not say.
  init(
    _ request: FlowLine.Request?, method: String? = nil, isStrict: Bool = false, age: Double,
    _ local: LocalTime
  ) {
    self.method = request?.method ?? method
    contentLength = request?.contentLength
    sensitivity = isStrict ? "CRITICAL" : request?.sensitivity
    sessionAge = request?.sessionAge ?? age
    isWeekend = request?.isWeekend ?? local.isWeekend
    isBusinessHours = request?.isBusinessHours ?? local.isBusinessHours
  }
}

/// Whose way of computing is followed where the running system does not do what it describes.
public enum FlowVariant: String, Sendable, CaseIterable {
  /// What is described.
  case described
  /// What runs.
  case deployed
}
