/// What sort of thing a signal of ExpenseFlow observed.
enum SignalType: String, CaseIterable, Sendable {
  case endpointAccess = "ENDPOINT_ACCESS"
  case requestCadence = "REQUEST_CADENCE"
  case geoDrift = "GEO_DRIFT"
  case userAgentChange = "USER_AGENT_CHANGE"
  case tokenAge = "TOKEN_AGE"
  case privilegeEscalation = "PRIVILEGE_ESCALATION"
  case privilegeRevocation = "PRIVILEGE_REVOCATION"
  case failedReauth = "FAILED_REAUTH"
  case successfulReauth = "SUCCESSFUL_REAUTH"
  case ipChange = "IP_CHANGE"
  case knownThreat = "KNOWN_THREAT"
  case anomalousBehavior = "ANOMALOUS_BEHAVIOR"
  case deviceMismatch = "DEVICE_MISMATCH"
  case vpnDetection = "VPN_DETECTION"
  case botDetection = "BOT_DETECTION"

  /// The place of the type among all.
  var place: Int { Self.places[self] ?? 0 }

  private static let places = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// How grave a signal is.
enum Severity: String, CaseIterable, Sendable {
  case low = "LOW"
  case medium = "MEDIUM"
  case high = "HIGH"
  case critical = "CRITICAL"

  /// What a severity may be written as beside its own word.
  static let readings = ["MODERATE": Severity.medium.rawValue]

  /// The steps above `low`.
  var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }
}
