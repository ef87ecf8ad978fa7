import Vocabulary

/// A line of ExpenseFlow as far as features look at it.
struct FlowLine {
  let time: Int64
  let session: String
  let user: String
  let content: Content

  enum Content {
    case signal(Signal)
    case request(Request)
    case session(SessionMark)
  }

  struct Signal {
    let type: SignalType
    let severity: Severity
    /// How much it raises the risk: what lowers trust, where nothing else is said.
    let risk: Double
    let isAnomaly: Bool
    let method: String?
    let words: SignalWords
  }

  struct Request {
    let endpoint: String?
    let method: String?
    let contentLength: Double?
    let sensitivity: String?
    /// In seconds, where the line says it.
    let sessionAge: Double?
    let isWeekend: Bool?
    let isBusinessHours: Bool?
  }

  /// The opening or closing of a session.
  struct SessionMark {
    let isOpening: Bool
    let device: String?
    let address: String?
  }

  /// From which anomaly score on a signal that does not say so is an anomaly.
  static let anomalousScore = 40.0

  /// `nil` for an event that is no line of ExpenseFlow.
  init?(_ event: Event) {
    guard let user = event.group, let session = event["session"]?.word,
      let content = Content(event)
    else { return nil }
    time = event.time
    self.session = session
    self.user = user
    self.content = content
  }
}

extension FlowLine.Content {
  fileprivate init?(_ event: Event) {
    switch event["type"]?.word {
    case "signal":
      guard let signal = FlowLine.Signal(event) else { return nil }
      self = .signal(signal)
    case "request": self = .request(FlowLine.Request(event))
    case "session":
      self = .session(
        FlowLine.SessionMark(
          isOpening: event["event"]?.word == "open", device: event["device"]?.word,
          address: event["ipAddress"]?.word))
    default: return nil
    }
  }
}

extension FlowLine.Signal {
  fileprivate init?(_ event: Event) {
    guard let type = event["signalType"]?.word.flatMap(SignalType.init(rawValue:)),
      let severity = event["severity"]?.word.flatMap(Severity.init(rawValue:)),
      let trust = event.finite("trustImpact")
    else { return nil }
    self.type = type
    self.severity = severity
    risk = event.finite("riskImpact") ?? 0 - trust
    isAnomaly =
      event.flag("isAnomaly")
      ?? event.finite("anomalyScore").map { $0 >= FlowLine.anomalousScore } ?? false
    method = event["method"]?.word
    words = SignalWords(event)
  }
}

extension FlowLine.Request {
  fileprivate init(_ event: Event) {
    endpoint = event["endpoint"]?.word
    method = event["method"]?.word
    contentLength = event.finite("contentLength")
    sensitivity = event["endpointSensitivity"]?.word
    sessionAge = event.finite("sessionAge")
    isWeekend = event.flag("isWeekend")
    isBusinessHours = event.flag("isBusinessHours")
  }
}

/// What a signal names: what was asked for, from where and with what.
struct SignalWords: Equatable {
  let endpoint: String?
  let address: String?
  let agent: String?
  let place: Place?

  struct Place: Hashable {
    let latitude: Double
    let longitude: Double
  }

  init(_ event: Event) {
    endpoint = event["endpoint"]?.word
    address = event["ipAddress"]?.word
    agent = event["userAgent"]?.word
    place =
      if let latitude = event.finite("latitude"), let longitude = event.finite("longitude") {
        Place(latitude: latitude, longitude: longitude)
      } else { nil }
  }
}

extension Event {
  fileprivate func finite(_ field: String) -> Double? {
    self[field]?.number.flatMap { $0.isFinite ? $0 : nil }
  }

  fileprivate func flag(_ field: String) -> Bool? {
    if case .flag(let flag)? = self[field] { flag } else { nil }
  }
}
