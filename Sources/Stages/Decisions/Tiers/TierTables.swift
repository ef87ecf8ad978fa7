public import Forms
public import Vocabulary

/// The tables of tiers that specs can name.
///
/// A table is added by its file and its line in the list here; a test has each tell its settings and be made
/// of them again.
public enum TierTables {
  /// All, in the order in which the reference tells of them.
  static let all: [any TierPreset.Type] = [
    ExpenseFlowTiers.self, CertificateTiers.self, ElideTiers.self, NexoraTiers.self, OwnTiers.self,
  ]

  /// What specs can say of them, and what is made of it.
  public static let choices = Choices<TierRequest>(all.map { $0.entry })
}

extension TierPreset {
  fileprivate static var entry: Choices<TierRequest>.Entry {
    .init(of: Self.self) { settings throws(SettingError) in
      try TierRequest(try Self(settings))
    }
  }
}

/// A table of tiers that was asked for, and on which scale it is read.
public struct TierRequest: Sendable, Equatable {
  /// The request as specs have it.
  public let choice: Choice
  public let table: TierTable
  /// How rows are decided by it, their scores on its scale.
  private let policy: Policy
  public let scale: TierScale
  /// The share of training rows whose decisions are below 0.
  public let contamination: Double
  /// What is subtracted from a negated score to be a decision, where that is known.
  public let offset: Double?

  /// The table that `choice` describes.
  ///
  /// - Precondition: it names one of `TierTables.choices`.
  public init(_ choice: Choice) throws(SettingError) {
    self = try TierTables.choices.make(choice)
  }

  init<Preset: TierPreset>(_ preset: Preset) throws(SettingError) {
    let settings = preset.settings
    choice = preset.choice
    scale = settings[Preset.read]
    policy = preset.policy(on: scale)
    contamination = settings[Preset.contamination]
    offset = settings[Preset.offset]
    let stated = (settings[Preset.ordinary] ?? []).map { (tier: $0.name, share: $0.value) }
    table = try TierTable(
      preset.title + (scale == Preset.usualScale ? "" : ", read as \(scale.rawValue)"),
      preset.tiers(on: scale), promising: stated + preset.promises,
      confidence: settings[Preset.confidence])
  }
}

extension TierRequest {
  /// How scores are decided by the table; they are brought onto its scale first.
  public func policy(read reading: TierReading) -> Policy { policy.reading(reading.map) }

  /// The word by which specs name the table.
  public var name: String { choice.name }

  /// Whether its scale is learned from scores of training rows.
  public var needsTrainingScores: Bool {
    switch scale {
    case .score, .calibrated: false
    case .decision, .unit: offset == nil || scale == .unit
    }
  }

  /// Whether what becomes of a row depends on how sure its detector is.
  public var heedsConfidence: Bool { policy.heeds.contains(.confidence) }
}
