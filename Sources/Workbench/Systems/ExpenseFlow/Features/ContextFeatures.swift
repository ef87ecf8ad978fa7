import Foundation

/// What a request says of itself: six features.
enum ContextFeatures {
  static let names = [
    "endpoint_sensitivity", "http_method", "request_size", "time_since_session_start",
    "is_weekend", "is_business_hours",
  ]

  private static let sensitivities = ["LOW": 0, "MODERATE": 0.33, "HIGH": 0.67, "CRITICAL": 1]
  private static let methods = ["GET": 0, "POST": 0.33, "PATCH": 0.5, "PUT": 0.67, "DELETE": 1]

  static func values(_ context: FlowContext) -> [Double] {
    [
      context.sensitivity.flatMap { sensitivities[$0] } ?? 0,
      context.method.flatMap { methods[$0] } ?? 0, log(max(context.contentLength ?? 0, 1)),
      context.sessionAge, context.isWeekend ? 1 : 0, context.isBusinessHours ? 1 : 0,
    ]
  }
}

/// How the sessions of a user hang together: six features.
enum GraphFeatures {
  static let names = [
    "recent_sessions", "concurrent_sessions", "avg_session_duration", "session_switch_rate",
    "device_diversity", "ip_diversity_week",
  ]

  static func values(_ sessions: SessionFacts) -> [Double] {
    [
      Double(sessions.recent), Double(sessions.open), NumberSummary(sessions.durations).mean,
      Double(sessions.signalled), Double(sessions.devices), Double(sessions.weekAddresses),
    ]
  }
}
