public import Artifacts
import Detectors
public import Features
public import Files
import Forms
public import Numerics
public import Sources
public import Vocabulary

/// A way to divide rows that a spec asks for.
public struct SplitSetting: Sendable, Equatable {
  public let value: SplitSettings
  private let choice: Forms.Choice

  init(_ choice: Forms.Choice) throws(SettingError) {
    self.choice = choice
    value = try SplitSettings.choices.make(choice)
  }

  /// As a trial's identity has it: `{"holdout": {…}}`.
  public var json: JSON { choice.json }

  /// How many divisions of the rows it makes.
  public var divisions: Int { value.method.folds ?? 1 }

  /// The same split of at most `rows` rows, if that is fewer than it has a limit for itself.
  public func json(cappedAt rows: Int?) -> JSON {
    rows.map { value.capping(choice, at: $0).json } ?? json
  }
}

/// A way to make features that a spec asks for.
public struct FeaturesSetting: Sendable, Equatable {
  public let json: JSON
  public let value: FeatureSettings

  init(_ settings: Settings) throws(SettingError) {
    json = settings.json
    value = try FeatureSettings(Forms.Settings<FeatureSettings>(settings.members))
  }
}

/// A detector with one value for each of its keys.
public struct DetectorSetting: Sendable {
  /// The word by which a spec names it.
  public let name: String
  public let settings: JSON
  public let source: ScoreSource
  /// How many rows of the data set take part, where the detector has a limit of its own.
  public let atMost: Int?
  public let isControl: Bool

  /// Takes the limit of rows out of the settings: it belongs to the split.
  init(_ choice: Choice, isControl: Bool = false) throws(SettingError) {
    var members = choice.settings.members
    atMost = members["at-most"]?.int
    members["at-most"] = nil
    name = choice.name
    settings = .object(members)
    source = try ScoreSource(Choice(name, Settings(members)))
    self.isControl = isControl
  }
}

/// All that a trial is, made of what its record says.
public struct TrialSettings: Sendable {
  public let split: SplitSettings
  /// Which of the folds it is; 0 where there is one division.
  public let fold: Int
  /// The share of the training rows that is learned from, in the rounds of a halving search.
  public let learningShare: Double
  public let features: FeatureSettings
  public let source: ScoreSource
  /// What all of the trial's chance comes from.
  public let seed: Seed

  public init(_ identity: TrialIdentity) throws(SettingError) {
    let identity = identity.completed
    let splits = SplitSettings.choices
    guard let split = Forms.Choice(stored: identity.splitAlone),
      splits.forms.contains(where: { $0.name == split.name }),
      let features = identity.features.members
    else { throw SettingError("split", mustBe: "one way with its settings", not: identity.split) }
    self.split = try splits.make(split)
    fold = identity.fold
    learningShare = identity.learningShare
    self.features = try FeatureSettings(Forms.Settings<FeatureSettings>(features))
    source = try ScoreSource(
      Choice(identity.detector, Settings(identity.settings.members ?? [:])))
    seed = Seed(spec: identity.seed)
  }

  /// What the fit of the trial draws from, and what judges its scores.
  public var trialSeed: Seed { seed.split("trial") }
}
