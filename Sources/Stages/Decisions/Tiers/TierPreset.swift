import Forms
import Vocabulary

/// A table of tiers that a spec can name: that of a system, or one of its own.
///
/// All that Assay knows of a table stands in a file of its own: its word, its keys, and its tiers.
protocol TierPreset: Settled {
  /// The keys that are the table's alone, before those that all tables have.
  static var ownKeys: [any FormKey<Self>] { get }
  /// The scale that the tiers are on where a spec does not say.
  static var usualScale: TierScale { get }

  /// What reports call it. By default its word.
  var title: String { get }

  func tiers(on scale: TierScale) -> [AuditedTier]

  /// How rows are decided by the table, their scores on that scale.
  func policy(on scale: TierScale) -> Policy

  /// The highest share of ordinary rows that may reach each tier, where the tier says it itself. By default
  /// none does.
  var promises: [(tier: String, share: Double)] { get }
}

/// The scales on which tiers are read.
public enum TierScale: String, CaseIterable, Sendable {
  case score
  case calibrated
  case decision
  case unit
}

extension TierPreset {
  static var ownKeys: [any FormKey<Self>] { [] }
  static var usualScale: TierScale { .score }
  var title: String { Self.name }
  var promises: [(tier: String, share: Double)] { [] }

  static var keys: [any FormKey<Self>] {
    ownKeys + [read, contamination, offset, ordinary, confidence]
  }

  static var read: Key<Self, TierScale> {
    .key(
      "read", .word, or: usualScale,
      "The scale that the tiers are on: scores as they are, calibrated ones, |d| of the decision d "
        + "= −score − offset as Elide runs, or the unit score 1/(1 + e^(d/s)).")
  }

  static var contamination: Key<Self, Double> {
    .key(
      "contamination", .number(0...0.5, above: true), or: 0.1,
      "With decision and unit: the share of training rows below 0, which sets the offset.")
  }

  static var offset: Key<Self, Double?> {
    .optional("offset", .number, "With decision and unit: the offset itself.")
  }

  static var ordinary: Key<Self, [(name: String, value: Double)]?> {
    .optional(
      "ordinary", .named(.innerShare),
      "The highest share of ordinary rows that may reach each tier, by the tier's name.")
  }

  static var confidence: Key<Self, Double?> {
    .optional(
      "confidence", .innerShare,
      "How sure such shares must be of rows to come; else on average.")
  }
}
