/// What can be planted in a recording of sessions.
public enum BehaviorAttack: String, Sendable, CaseIterable {
  /// One session sends 50 requests 100 ms apart from many addresses.
  case burst
  /// A program tries passwords of several users from a few addresses at one time.
  case credentialStuffing = "credential stuffing"
  /// Someone else uses an account: another place, device and hour, and settings are changed first.
  case accountTakeover = "account takeover"
  /// A session carries away far more than its user ever reads.
  case exfiltration
  /// A session tries what only administrators may do.
  case privilegeProbing = "privilege probing"
  /// No attack: an honest user whose hours, place and work change from day to day.
  case slowDrift = "slow drift"

  /// Whether its rows are labelled as anomalies.
  public var isAttack: Bool { self != .slowDrift }

  /// How many sessions one of it takes.
  var sessions: Int { self == .credentialStuffing ? 6 : 1 }

  /// How many requests a session makes at full strength; `nil` where it makes as many as usual.
  var requests: Int? {
    switch self {
    case .burst: 50
    case .credentialStuffing: 8
    case .exfiltration: 60
    case .privilegeProbing: 25
    case .accountTakeover, .slowDrift: nil
    }
  }
}
