import Forms

/// The tiers of ExpenseFlow's table of responses.
struct ExpenseFlowTiers: TierPreset {
  static let name = "expenseflow"
  static let help =
    "BLOCK from 0.9, REQUIRE_2FA from 0.8, CHALLENGE from 0.7, MONITOR above 0.65."

  let settings: Settings<Self>

  func tiers(on scale: TierScale) -> [AuditedTier] { ResponsePolicy.expenseFlow.auditedTiers }

  func policy(on scale: TierScale) -> Policy { .responses(.expenseFlow) }
}

extension ResponsePolicy {
  /// The table that ExpenseFlow runs on its composite score.
  public static let expenseFlow = ResponsePolicy(
    threshold: .above(0.65),
    tiers: Bands(
      falling: [
        (.atLeast(0.9), Tier("BLOCK", severity: "CRITICAL")),
        (.atLeast(0.8), Tier("REQUIRE_2FA", severity: "HIGH")),
        (.atLeast(0.7), Tier("CHALLENGE", severity: "MODERATE")),
      ], otherwise: Tier("MONITOR", severity: "LOW")),
    ordinary: Tier("ALLOW"),
    gate: Gate(confidence: .above(0.8), otherwise: "MONITOR"),
    strict: Strict(bound: .above(0.7), action: "BLOCK"))
}
