public import Formats

/// One line of a recording of sessions, in the form in which ExpenseFlow writes them.
public struct BehaviorEvent: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case opened(device: String)
    case closed
    case signal(Signal)
    case request(Request)
  }

  /// A behavioural observation.
  public struct Signal: Sendable, Equatable {
    public let type: String
    public let severity: String
    /// Negative lowers trust.
    public let trustImpact: Int
    public let anomalyScore: Int
    public let endpoint: String?
  }

  /// What is scored.
  public struct Request: Sendable, Equatable {
    public let endpoint: String
    public let method: String
    public let contentLength: Int
    public let sensitivity: String
    /// Whether an attack made it.
    public let isAttack: Bool
    /// What was planted, also where it is no attack: `burst`, `slow drift`.
    public let kind: String?
  }

  /// Milliseconds since 1970.
  public let time: Int64
  public let session: String
  public let user: String
  public let origin: Origin
  public let content: Content

  /// From where a line came.
  public struct Origin: Sendable, Equatable {
    public let ipAddress: String
    public let userAgent: String
    public let latitude: Double
    public let longitude: Double
  }
}

extension BehaviorEvent {
  /// The request that the line is, if it is one.
  public var request: Request? {
    if case .request(let request) = content { request } else { nil }
  }

  /// The event as a line of JSON says it.
  public var json: JSON {
    var members: [JSON.Object.Member] = [
      ("time", .integer(Int(time))), ("session", .text(session)), ("user", .text(user)),
      ("ipAddress", .text(origin.ipAddress)),
    ]
    switch content {
    case .opened(let device):
      members += [
        ("type", "session"), ("event", "open"), ("device", .text(device)),
      ]
    case .closed: members += [("type", "session"), ("event", "close")]
    case .signal(let signal):
      members += [
        ("type", "signal"), ("signalType", .text(signal.type)),
        ("severity", .text(signal.severity)), ("trustImpact", .integer(signal.trustImpact)),
        ("anomalyScore", .integer(signal.anomalyScore)),
      ]
      if let endpoint = signal.endpoint { members.append(("endpoint", .text(endpoint))) }
      members += place
    case .request(let request):
      members += [
        ("type", "request"), ("endpoint", .text(request.endpoint)),
        ("method", .text(request.method)), ("contentLength", .integer(request.contentLength)),
        ("endpointSensitivity", .text(request.sensitivity)),
        ("label", .integer(request.isAttack ? 1 : 0)),
      ]
      if let kind = request.kind { members.append(("kind", .text(kind))) }
      members += place
    }
    return .object(members)
  }

  private var place: [JSON.Object.Member] {
    [
      ("userAgent", .text(origin.userAgent)), ("latitude", .number(origin.latitude)),
      ("longitude", .number(origin.longitude)),
    ]
  }
}

/// Sessions of users as lines in order of time.
public struct BehaviorRecording: Sendable, Equatable {
  public let events: [BehaviorEvent]

  /// How many sessions an attack or a drift is planted in.
  func sessions(of attack: BehaviorAttack) -> Int {
    Set(events.lazy.filter { $0.request?.kind == attack.rawValue }.map(\.session)).count
  }
}
