/// What a system does about a scored event: tiers of actions, held back by doubt, hardened by strictness.
public struct ResponsePolicy: Sendable, Equatable {
  public struct Tier: Sendable, Equatable {
    public let action: String
    public let severity: String?

    public init(_ action: String, severity: String? = nil) {
      self.action = action
      self.severity = severity
    }
  }

  /// What lets an action take effect, and what happens instead.
  public struct Gate: Sendable, Equatable {
    public let confidence: Bound
    public let otherwise: String

    public init(confidence: Bound, otherwise: String) {
      self.confidence = confidence
      self.otherwise = otherwise
    }
  }

  /// What happens to sensitive events, however sure the detector is.
  public struct Strict: Sendable, Equatable {
    public let bound: Bound
    public let action: String

    public init(bound: Bound, action: String) {
      self.bound = bound
      self.action = action
    }
  }

  /// What makes an event an anomaly.
  public let threshold: Bound
  /// What is done about anomalies.
  public let tiers: Bands<Tier>
  /// What is done about all else.
  public let ordinary: Tier
  public let gate: Gate?
  public let strict: Strict?

  public init(
    threshold: Bound, tiers: Bands<Tier>, ordinary: Tier, gate: Gate? = nil, strict: Strict? = nil
  ) {
    self.threshold = threshold
    self.tiers = tiers
    self.ordinary = ordinary
    self.gate = gate
    self.strict = strict
  }

  /// What the table recommends for an event, and what takes effect.
  ///
  /// Without a confidence, a gate stays shut.
  public func response(
    score: Double, confidence: Double?, isStrict: Bool = false
  ) -> Response {
    guard threshold.admits(score) else {
      return Response(
        isAnomaly: false, recommended: ordinary.action, effective: ordinary.action,
        severity: ordinary.severity)
    }
    let tier = tiers(score)
    if isStrict, let strict, strict.bound.admits(score) {
      return Response(
        isAnomaly: true, recommended: tier.action, effective: strict.action,
        severity: tier.severity)
    }
    guard let gate, !(confidence.map(gate.confidence.admits) ?? false) else {
      return Response(
        isAnomaly: true, recommended: tier.action, effective: tier.action, severity: tier.severity)
    }
    return Response(
      isAnomaly: true, recommended: tier.action, effective: gate.otherwise,
      severity: tier.severity, isHeldBack: gate.otherwise != tier.action)
  }
}

/// What was decided about one event.
public struct Response: Sendable, Equatable {
  public let isAnomaly: Bool
  /// The action of the event's tier.
  public let recommended: String
  /// The action that is taken.
  public let effective: String
  public let severity: String?
  /// Whether the detector is not sure enough for the action of the tier.
  public let isHeldBack: Bool

  public init(
    isAnomaly: Bool, recommended: String, effective: String, severity: String?,
    isHeldBack: Bool = false
  ) {
    self.isAnomaly = isAnomaly
    self.recommended = recommended
    self.effective = effective
    self.severity = severity
    self.isHeldBack = isHeldBack
  }
}

extension ResponsePolicy {
  /// A table that only sorts: each row comes into the highest tier that it reaches, and alarms if it reaches one.
  static func sorting(
    _ tiers: [(bound: Bound, name: String)], ordinary: String
  ) -> ResponsePolicy {
    let falling = tiers.sorted { $0.bound.isStricter(than: $1.bound) }
    let lowest = falling.last ?? (bound: .above(.infinity), name: ordinary)
    return ResponsePolicy(
      threshold: lowest.bound,
      tiers: Bands(
        falling: falling.dropLast().map { ($0.bound, Tier($0.name)) },
        otherwise: Tier(lowest.name)), ordinary: Tier(ordinary))
  }
}
