/// How many signals of what sort there are, and how risky they are: the next sixteen features.
enum StatisticalFeatures {
  static let names = [
    "signal_endpoint", "signal_cadence", "signal_geo", "signal_ua", "signal_priv", "risk_mean",
    "risk_std", "risk_min", "risk_max", "risk_median", "anomaly_rate", "anomaly_count",
    "severity_low", "severity_moderate", "severity_high", "severity_critical",
  ]

  private static let counted: [[SignalType]] = [
    [.endpointAccess], [.requestCadence], [.geoDrift], [.userAgentChange],
    [.privilegeEscalation, .privilegeRevocation],
  ]

  static func values(_ moment: FlowMoment, _ variant: FlowVariant) -> [Double] {
    types(moment.history, variant) + risks(moment.history) + severities(moment.history, variant)
  }

  /// Deployed: names are looked for that no signal has.
  private static func types(_ history: SignalHistory, _ variant: FlowVariant) -> [Double] {
    counted.map { types in
      switch variant {
      case .described: Double(types.reduce(0) { $0 + history.types[$1.place] })
      case .deployed: 0
      }
    }
  }

  private static func risks(_ history: SignalHistory) -> [Double] {
    let risks = NumberSummary(history.marks.lazy.map(\.risk))
    let count = Double(history.marks.count)
    return [
      risks.mean, risks.deviation, risks.least, risks.most, median(history.sortedRisks),
      count > 0 ? Double(history.anomalies) / count : 0, Double(history.anomalies),
    ]
  }

  private static func median(_ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Deployed: `MODERATE` is counted, and `MEDIUM` is stored.
  private static func severities(_ history: SignalHistory, _ variant: FlowVariant) -> [Double] {
    Severity.allCases.map { severity in
      variant == .deployed && severity == .medium ? 0 : Double(history.severities[severity.rank])
    }
  }
}
