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
  /// As a trial's identity has it: `{"holdout": {…}}`.
  public let json: JSON
  public let value: SplitSettings

  init(_ choice: Choice) throws(SettingError) {
    json = choice.json
    value = try SplitSettings(choice)
  }

  /// How many divisions of the rows it makes.
  public var divisions: Int {
    if case .folds(let count, _, _) = value.method { count } else { 1 }
  }

  /// The same split of at most `rows` rows, if that is fewer than it has a limit for itself.
  public func json(cappedAt rows: Int?) -> JSON {
    guard let rows, let choice = Choice(stored: json), value.method.canBeCapped else { return json }
    var members = choice.settings.members
    members["at-most"] = JSON(min(rows, value.atMost ?? rows))
    return Choice(choice.name, Settings(members)).json
  }
}

extension SplitSettings.Method {
  /// Whether fewer rows may take part than there are.
  fileprivate var canBeCapped: Bool {
    switch self {
    case .holdout, .folds, .transductive: true
    case .adbench, .given: false
    }
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
    guard let split = Choice(stored: identity.splitAlone), let features = identity.features.members
    else { throw SettingError("split", mustBe: "one way with its settings", not: identity.split) }
    self.split = try SplitSettings(split)
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

extension Seed {
  /// The seed that a spec names by a whole number that is not below 0.
  public init(spec number: Int) { self.init(UInt64(number)) }
}
