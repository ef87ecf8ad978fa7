import Vocabulary

/// One line of a recording of sessions while it is made.
struct BehaviorLine {
  enum Content {
    case opened(device: String)
    case closed
    case signal(Signal)
    case request(Request)
  }

  /// A behavioural observation.
  struct Signal {
    let type: String
    let severity: String
    /// Negative lowers trust.
    let trustImpact: Int
    let anomalyScore: Int
    let endpoint: String?
  }

  /// What is scored.
  struct Request {
    let endpoint: String
    let method: String
    let contentLength: Int
    let sensitivity: String
    /// Whether an attack made it.
    let isAttack: Bool
    /// What was planted, also where it is no attack: `burst`, `slow drift`.
    let kind: String?
  }

  /// Milliseconds since 1970.
  let time: Int64
  let session: String
  let user: String
  let origin: Origin
  let content: Content

  /// From where a line came.
  struct Origin: Equatable {
    let ipAddress: String
    let userAgent: String
    let latitude: Double
    let longitude: Double
  }
}

extension BehaviorLine {
  /// The request that the line is, if it is one.
  var request: Request? { if case .request(let request) = content { request } else { nil } }

  /// Nobody says of a line that is no request whether it is strange.
  var label: Label { request.map { $0.isAttack ? .anomaly : .ordinary } ?? .unknown }

  /// The line with the names that ExpenseFlow has for its fields.
  var event: Event {
    var fields: [(name: String, cell: Cell)] = [
      ("session", .text(session)), ("ipAddress", .text(origin.ipAddress)),
      ("userAgent", .text(origin.userAgent)), ("latitude", .number(origin.latitude)),
      ("longitude", .number(origin.longitude)),
    ]
    switch content {
    case .opened(let device):
      fields += [("type", .text("session")), ("event", .text("open")), ("device", .text(device))]
    case .closed: fields += [("type", .text("session")), ("event", .text("close"))]
    case .signal(let signal):
      fields += [
        ("type", .text("signal")), ("signalType", .text(signal.type)),
        ("severity", .text(signal.severity)), ("trustImpact", .integer(signal.trustImpact)),
        ("anomalyScore", .integer(signal.anomalyScore)),
      ]
      if let endpoint = signal.endpoint { fields.append(("endpoint", .text(endpoint))) }
    case .request(let request):
      fields += [
        ("type", .text("request")), ("endpoint", .text(request.endpoint)),
        ("method", .text(request.method)), ("contentLength", .integer(request.contentLength)),
        ("endpointSensitivity", .text(request.sensitivity)),
      ]
    }
    return Event(time: time, group: user, fields: EventFields(fields))
  }
}
