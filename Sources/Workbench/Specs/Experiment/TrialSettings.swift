public import Artifacts
import Detectors
public import Features
import Formats
import Forms
public import Numerics
public import Sources
public import Vocabulary

/// All that a trial is, made of what its record says; keys that an earlier version of Assay did not know
/// stand at their defaults.
public struct TrialSettings: Sendable {
  public let split: SplitSettings
  /// Which of the folds it is; 0 where there is one division.
  public let fold: Int
  /// The share of the training rows that is learned from, in the rounds of a halving search.
  public let learningShare: Double
  /// How many of the training rows are learned from at most.
  public let learningLimit: Int?
  public let features: FeatureSettings
  public let source: ScoreSource
  /// What all of the trial's chance comes from.
  public let seed: Seed

  public init(_ identity: TrialIdentity) throws(SettingError) {
    guard let split = Choice(stored: identity.splitAlone),
      let divided = try SplitSettings.choices.made(of: split)
    else { throw SettingError("split", mustBe: "one way with its settings", not: identity.split) }
    guard let features = identity.features.members else {
      throw SettingError("features", mustBe: "a mapping", not: identity.features)
    }
    let members = identity.settings.members ?? [:]
    let detector = Choice(ScoreSource.word(of: identity.detector, members), members)
    guard let source = try ScoreSource.choices.made(of: detector) else {
      throw SettingError("detector", mustBe: "one that this version knows", not: detector.name)
    }
    self.split = divided
    fold = identity.fold
    learningShare = identity.learningShare
    learningLimit = identity.learningLimit
    self.features = try FeatureSettings(Settings(features))
    self.source = source
    seed = Seed(spec: identity.seed)
  }

  /// Whether it would be the same by every seed; in the early rounds of a halving search, whether it will be in
  /// the last.
  public var isDeterministic: Bool { split.isDeterministic && !drawsWhenFitted }

  /// Whether another seed would find something else on the same rows.
  public var drawsWhenFitted: Bool { !source.isDeterministic || learningLimit != nil }

  /// What the fit of the trial draws from, and what judges its scores.
  public var trialSeed: Seed { seed.split("trial") }

  /// What thresholds are drawn again by, whoever asks for them.
  public var thresholdSeed: Seed { trialSeed.split("thresholds") }
}
