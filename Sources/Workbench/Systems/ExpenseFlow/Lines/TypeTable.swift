import Vocabulary

/// Anomaly scores for signals that have none, by their type, confidence and severity.
enum TypeTable {
  /// What fills in the score of a signal that leaves it out.
  static let filling = LineFilling(title: "'anomalyScore' by the table of types") { fields in
    func cell(_ name: String) -> Cell? { fields.first { $0.name == name }?.cell }
    guard cell("type") == .text(ExpenseFlowLines.signal.name), cell("anomalyScore") == nil,
      let type = cell("signalType")?.word.flatMap(SignalType.init(rawValue:)),
      let severity = cell("severity")?.word.flatMap(Severity.init(rawValue:))
    else { return false }
    let confidence = cell("confidence")?.number ?? ExpenseFlowLines.usualConfidence
    fields.append(("anomalyScore", .number(score(type, severity, confidence: confidence))))
    return true
  }

  /// A score in whole numbers, 0 to 100; halves are rounded up.
  static func score(_ type: SignalType, _ severity: Severity, confidence: Double) -> Double {
    min(100, (base(type) * confidence / 100 * factor(severity)).rounded(.toNearestOrAwayFromZero))
  }

  private static func base(_ type: SignalType) -> Double {
    switch type {
    case .knownThreat: 90
    case .privilegeEscalation: 75
    case .geoDrift: 70
    case .deviceMismatch: 55
    case .userAgentChange: 50
    case .ipChange: 45
    case .endpointAccess: 40
    case .requestCadence: 35
    case .tokenAge, .privilegeRevocation, .failedReauth, .successfulReauth, .anomalousBehavior,
      .vpnDetection, .botDetection:
      50
    }
  }

  private static func factor(_ severity: Severity) -> Double {
    switch severity {
    case .low: 0.7
    case .medium: 0.9
    case .high: 1.1
    case .critical: 1.3
    }
  }
}
