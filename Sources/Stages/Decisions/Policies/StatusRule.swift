import Forms
import Scoring
import Vocabulary

/// A status for each row: what is known of it beside its score stands, unless the score speaks against it.
struct StatusRule: PolicyRule {
  static let name = "statuses"
  static let help = "A status for each row, by what is known of it and by its score."
  static let threshold = Key<Self, Bound>.required(
    "threshold", .bound, "The scores that speak against a row.")
  static let suspicious = Key<Self, String>.required(
    "against", .text, "The status of rows that a score speaks against.")
  static let settled = Key<Self, [String]>.required(
    "settled", .list(of: .text), "What is known of rows whose status no score changes.")
  static let otherwise = Key<Self, [(name: String, value: String)]>.required(
    "otherwise", .named(.text), "What else is known of rows, and the status that it comes to.")
  static var keys: [any FormKey<Self>] { [threshold, suspicious, settled, otherwise] }

  let anomaly: Bound
  let suspicious: String
  let settled: [String]
  let otherwise: [(name: String, value: String)]

  init(_ settings: Settings<Self>) throws(SettingError) {
    let settings = try settings.checked()
    anomaly = settings[Self.threshold]
    suspicious = settings[Self.suspicious]
    settled = settings[Self.settled]
    otherwise = settings[Self.otherwise]
  }

  init(
    _ anomaly: Bound, against suspicious: String, settled: [String],
    otherwise: [(name: String, value: String)]
  ) {
    self.anomaly = anomaly
    self.suspicious = suspicious
    self.settled = settled
    self.otherwise = otherwise
  }

  var settings: Settings<Self> {
    Settings.standard.with(Self.threshold, anomaly).with(Self.suspicious, suspicious)
      .with(Self.settled, settled).with(Self.otherwise, otherwise)
  }

  var tiers: [String] { (settled + [suspicious] + otherwise.map(\.value)).uniqued() }

  var needs: [RowFact] { [.standing] }

  var sentence: String {
    "A row whose score is \(anomaly) is \(suspicious), unless it is \(settled.joined(separator: " or ")) already."
  }

  func decide(_ row: ScoredRow, scoring score: Double, _ memory: inout PolicyMemory) -> Decision {
    let isAlarm = anomaly.admits(score)
    let standing = row.standing ?? ""
    let status =
      settled.contains(standing)
      ? standing
      : isAlarm
        ? suspicious : otherwise.first { $0.name == standing }?.value ?? standing
    return Decision(isAlarm: isAlarm, tier: status, effect: status)
  }
}

extension Policy {
  /// The status of a certificate: failed and fake stand, and what only agrees in part is suspicious.
  static func certificates(above threshold: Bound) -> Policy {
    let word = { (status: CertificateStatus) in status.rawValue }
    return Policy(
      StatusRule(
        threshold, against: word(.suspicious), settled: [word(.failed), word(.fake)],
        otherwise: [
          (name: word(.verified), value: word(.verified)),
          (name: word(.partial), value: word(.suspicious)),
          (name: word(.suspicious), value: word(.suspicious)),
        ]))
  }
}
