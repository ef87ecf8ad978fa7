import Foundation
import Vocabulary

/// A line of a session, as far as it counts.
struct SessionLine {
  let time: Int64
  let address: String?
  let agent: String?
  let place: (latitude: Double, longitude: Double)?
  let content: Content

  enum Content {
    case request(Request)
    /// A signal, or the opening of the session.
    case other(isWarning: Bool)
    case close
  }

  struct Request {
    /// What is asked for, and how: `GET /api/reports`.
    let name: String
    let length: Double
    /// How much harm the endpoint can do: 0 to 1.
    let sensitivity: Double
  }

  init(_ event: Event) {
    time = event.time
    address = event["ipAddress"]?.word
    agent = event["userAgent"]?.word
    if let latitude = event["latitude"]?.number, let longitude = event["longitude"]?.number {
      place = (latitude, longitude)
    } else {
      place = nil
    }
    switch event["type"]?.word {
    case "request":
      content = .request(
        Request(
          name: "\(event["method"]?.word ?? "") \(event["endpoint"]?.word ?? "")",
          length: event["contentLength"]?.number ?? 0,
          sensitivity: Self.sensitivities[event["endpointSensitivity"]?.word ?? ""] ?? 0))
    case "session" where event["event"]?.word == "close": content = .close
    default: content = .other(isWarning: (event["trustImpact"]?.number ?? 0) <= -8)
    }
  }

  private static let sensitivities = ["LOW": 0, "MODERATE": 0.33, "HIGH": 0.67, "CRITICAL": 1]

  var request: Request? { if case .request(let request) = content { request } else { nil } }

  /// The time of day on a circle.
  var angle: Double { Double(time % Day.length) / Double(Day.length) * 2 * .pi }
}
