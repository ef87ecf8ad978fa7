public import Formats
import Machine

/// The place of a trial in its sweep.
public struct TrialIdentity: Recorded, Equatable {
  public let dataset: String
  /// The resolved settings of the split.
  public private(set) var split: JSON
  /// The resolved settings of the features.
  public let features: JSON
  /// The bare name of the detector: `lof`.
  public let detector: String
  /// The resolved settings of the detector.
  public let settings: JSON
  public let seed: Int
  /// Whether it is one of the trivial detectors that every run scores beside the others.
  public let isControl: Bool

  public init(
    dataset: String, split: JSON, features: JSON, detector: String, settings: JSON, seed: Int,
    isControl: Bool
  ) {
    self.dataset = dataset
    self.split = split
    self.features = features
    self.detector = detector
    self.settings = settings
    self.seed = seed
    self.isControl = isControl
  }
  public static let fields = Fields(
    Self.init(dataset:split:features:detector:settings:seed:isControl:),
    Field("dataset", \.dataset, .text), Field("split", \.split, .json),
    Field("features", \.features, .json), Field("detector", \.detector, .text),
    Field("settings", \.settings, .json), Field("seed", \.seed, .whole),
    Field("control", \.isControl, .flag))
}

extension TrialIdentity {
  /// The way to divide rows, without what tells the trials of one division apart.
  public var splitAlone: JSON {
    var members = split.members ?? [:]
    members["fold"] = nil
    members["learn"] = nil
    members["learn_at_most"] = nil
    return .object(members)
  }

  /// The share of the training rows that is learned from, in the rounds of a halving search.
  public var learningShare: Double { split["learn"]?.double ?? 1 }

  /// How many of the training rows are learned from at most; `nil` for all.
  public var learningLimit: Int? { split["learn_at_most"]?.int }

  /// Which of the folds it is; 0 where there is one division.
  public var fold: Int { split["fold"]?.int ?? 0 }

  /// Whether it is one of several folds.
  public var isFold: Bool { split["fold"] != nil }

  /// The same trial on one of the folds.
  public func onFold(_ fold: Int) -> TrialIdentity { with("fold", JSON(fold)) }

  /// The same trial, learning from a share of the training rows.
  public func learning(from share: Double) -> TrialIdentity { with("learn", .number(share)) }

  /// The same trial, learning from so many of the training rows at most.
  public func learning(atMost rows: Int?) -> TrialIdentity {
    rows.map { with("learn_at_most", JSON($0)) } ?? self
  }

  private func with(_ key: String, _ value: JSON) -> TrialIdentity {
    var members = split.members ?? [:]
    members[key] = value
    var other = self
    other.split = .object(members)
    return other
  }

  /// The name of the division of rows of a data set: the same for all trials that see the same rows.
  ///
  /// It is the first 16 hexadecimal digits of the SHA-256 over all that the division depends on.
  public func rows(of fingerprint: String) -> String {
    let content: JSON = [
      "data": .text(fingerprint), "split": split, "seed": JSON(seed),
      "missing": features["missing"] ?? .null,
    ]
    return String(SHA256.hex(of: content.bytes()).prefix(16))
  }
}
