public import Files
public import Vocabulary

/// What one trial found: all of it reproducible, byte for byte.
public struct TrialRecord: Sendable, Equatable {
  /// The hash of all that the trial depends on.
  public let id: String
  /// The hash of what its scores depend on, which other questions do not change; `nil` in records that
  /// are older than the notion.
  public let scores: String?
  /// The name of the division of rows that it saw: `splits/ROWS.npz`; `nil` in older records.
  public let rows: String?
  /// What was tried, as the plan says it.
  public let trial: TrialIdentity
  public let outcome: Outcome

  public enum Outcome: Sendable, Equatable {
    case ok(TrialFindings)
    /// The trial itself threw: a result like any other, never repeated.
    case failed(reason: String)
  }

  public init(
    id: String, scores: String? = nil, rows: String? = nil, trial: TrialIdentity, outcome: Outcome
  ) {
    self.id = id
    self.scores = scores
    self.rows = rows
    self.trial = trial
    self.outcome = outcome
  }

  /// What the trial measured, if it did not fail.
  public var findings: TrialFindings? {
    if case .ok(let findings) = outcome { findings } else { nil }
  }

  public var reason: String? {
    if case .failed(let reason) = outcome { reason } else { nil }
  }
}

/// The place of a trial in its sweep.
public struct TrialIdentity: Sendable, Equatable {
  public let dataset: String
  /// The resolved settings of the split.
  public let split: JSON
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
}

/// The rows of one part of a split.
public struct PartCount: Sendable, Equatable {
  public let rows: Int
  public let anomalies: Int
  /// Rows of which nothing is known.
  public let unlabelled: Int

  public init(rows: Int, anomalies: Int, unlabelled: Int) {
    self.rows = rows
    self.anomalies = anomalies
    self.unlabelled = unlabelled
  }
}

/// What a trial that did not fail measured.
public struct TrialFindings: Sendable, Equatable {
  public let train: PartCount
  public let validation: PartCount
  public let test: PartCount
  /// How many numbers a row has after encoding.
  public let features: Int
  /// Ranking metrics by part.
  public let onValidation: [Measurement]
  public let onTest: [Measurement]
  public let thresholds: [ThresholdRecord]
  /// The bytes of the fitted model; `nil` where the scores were made elsewhere.
  public let modelBytes: Int?
  /// SHA-256 over the scores, validation then test.
  public let scoresHash: String
  /// What a reader of the trial should know, such as a column that was left out.
  public let notes: [String]

  public init(
    train: PartCount, validation: PartCount, test: PartCount, features: Int,
    onValidation: [Measurement], onTest: [Measurement], thresholds: [ThresholdRecord],
    modelBytes: Int?, scoresHash: String, notes: [String]
  ) {
    self.train = train
    self.validation = validation
    self.test = test
    self.features = features
    self.onValidation = onValidation
    self.onTest = onTest
    self.thresholds = thresholds
    self.modelBytes = modelBytes
    self.scoresHash = scoresHash
    self.notes = notes
  }

  /// The same findings with the answers to other questions.
  public func answering(_ thresholds: [ThresholdRecord]) -> TrialFindings {
    TrialFindings(
      train: train, validation: validation, test: test, features: features,
      onValidation: onValidation, onTest: onTest, thresholds: thresholds, modelBytes: modelBytes,
      scoresHash: scoresHash, notes: notes)
  }

  public func test(_ metric: MetricName) -> Measurement? { onTest[metric] }

  public func validation(_ metric: MetricName) -> Measurement? { onValidation[metric] }
}

/// The answer to a request for a threshold, and what it does on rows that it was not chosen on.
public struct ThresholdRecord: Sendable, Equatable {
  /// The request as the spec resolved it: `{"cost": {"false": 1, "missed": 50}}`.
  public let request: JSON
  public let choice: ThresholdChoice
  /// What the threshold does on the test rows.
  public let onTest: [Measurement]

  public init(request: JSON, choice: ThresholdChoice, onTest: [Measurement]) {
    self.request = request
    self.choice = choice
    self.onTest = onTest
  }
}
