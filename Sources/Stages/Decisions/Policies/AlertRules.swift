/// How urgent an alert is.
public enum AlertSeverity: String, Sendable, Comparable, CaseIterable {
  case low
  case medium
  case high
  case critical

  private var rank: Int { Self.allCases.firstIndex(of: self)! }

  public static func < (left: AlertSeverity, right: AlertSeverity) -> Bool {
    left.rank < right.rank
  }
}

/// One rule that turns an anomaly into an alert, and how often it may.
public struct AlertRule: Sendable, Equatable {
  public let name: String
  public let score: Bound
  public let confidence: Bound
  public let severity: AlertSeverity
  /// For how many seconds after an alert the rule is silent.
  public let cooldown: Double
  /// How many alerts the rule raises at most within so many seconds.
  public let limit: Limit?
  public let isEnabled: Bool

  public struct Limit: Sendable, Equatable {
    public let alerts: Int
    public let seconds: Double

    public init(alerts: Int, seconds: Double) {
      self.alerts = alerts
      self.seconds = seconds
    }
  }

  public init(
    _ name: String, score: Bound, confidence: Bound, severity: AlertSeverity, cooldown: Double,
    limit: Limit? = nil, isEnabled: Bool = true
  ) {
    self.name = name
    self.score = score
    self.confidence = confidence
    self.severity = severity
    self.cooldown = cooldown
    self.limit = limit
    self.isEnabled = isEnabled
  }

  public func matches(score: Double, confidence: Double) -> Bool {
    isEnabled && self.score.admits(score) && self.confidence.admits(confidence)
  }
}

/// The rules that anomalies are held against. Non-anomalies never reach them.
public struct AlertRules: Sendable, Equatable {
  public let rules: [AlertRule]

  public init(_ rules: [AlertRule]) { self.rules = rules }

  /// The rules that match, most severe first; of equally severe ones, the first of the table.
  public func matching(score: Double, confidence: Double) -> [AlertRule] {
    places(score: score, confidence: confidence).map { rules[$0] }
  }

  /// The places of the rules that match, in that order.
  func places(score: Double, confidence: Double) -> [Int] {
    rules.indices.filter { rules[$0].matches(score: score, confidence: confidence) }
      .sorted { (rules[$1].severity, $0) < (rules[$0].severity, $1) }
  }

  /// The rule that is tried: the most severe one that matches.
  public func rule(score: Double, confidence: Double) -> AlertRule? {
    matching(score: score, confidence: confidence).first
  }
}
