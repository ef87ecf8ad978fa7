public import Formats
public import Vocabulary

/// The rows of one part of a split.
public struct PartCount: Recorded, Equatable {
  public let rows: Int
  public let anomalies: Int
  /// Rows of which nothing is known.
  public let unlabelled: Int

  public init(rows: Int, anomalies: Int, unlabelled: Int) {
    self.rows = rows
    self.anomalies = anomalies
    self.unlabelled = unlabelled
  }

  public static let fields = Fields(
    Self.init(rows:anomalies:unlabelled:), Field("rows", \.rows, .whole),
    Field("anomalies", \.anomalies, .whole), Field("unlabelled", \.unlabelled, .whole))
}

/// What a trial that did not fail measured.
public struct TrialFindings: Recorded, Equatable {
  public let train: PartCount
  public let validation: PartCount
  public let test: PartCount
  /// How many numbers a row has after encoding.
  public let features: Int
  /// Ranking metrics by part.
  public let onValidation: [Measurement]
  public let onTest: [Measurement]
  public let thresholds: [ThresholdRecord]
  /// What the policy of the spec makes of the test rows; `nil` where it names none.
  public let decisions: DecisionsRecord?
  /// The bytes of the fitted model; `nil` where the scores were made elsewhere.
  public let modelBytes: Int?
  /// SHA-256 over the scores, validation then test.
  public let scoresHash: String
  /// What a reader of the trial should know, such as a column that was left out.
  public let notes: [String]

  public init(
    train: PartCount, validation: PartCount, test: PartCount, features: Int,
    onValidation: [Measurement], onTest: [Measurement], thresholds: [ThresholdRecord],
    decisions: DecisionsRecord? = nil, modelBytes: Int?, scoresHash: String, notes: [String]
  ) {
    self.train = train
    self.validation = validation
    self.test = test
    self.features = features
    self.onValidation = onValidation
    self.onTest = onTest
    self.thresholds = thresholds
    self.decisions = decisions
    self.modelBytes = modelBytes
    self.scoresHash = scoresHash
    self.notes = notes
  }

  public static let fields = Fields(
    Self.init(
      train:validation:test:features:onValidation:onTest:thresholds:decisions:modelBytes:scoresHash:
      notes:),
    Field("train", \.train, .record), Field("validation", \.validation, .record),
    Field("test", \.test, .record), Field("features", \.features, .whole),
    Field("validation", in: "metrics", \.onValidation, .measurements),
    Field("test", in: "metrics", \.onTest, .measurements),
    Field("thresholds", \.thresholds, .list(of: .record)),
    Field(ifAny: "decisions", \.decisions, .record),
    Field("model_bytes", \.modelBytes, .optional(.whole), before: nil),
    Field("scores_sha256", \.scoresHash, .text), Field("notes", \.notes, .list(of: .text)))

  public func test(_ metric: MetricName) -> Measurement? { onTest[metric] }

  public func validation(_ metric: MetricName) -> Measurement? { onValidation[metric] }
}

/// The answer to a request for a threshold, and what it does on rows that it was not chosen on.
public struct ThresholdRecord: Recorded, Equatable {
  /// The request as the spec resolved it: `{"cost": {"false-alarm": 1, "missed": 50}}`.
  public let request: JSON
  public let choice: ThresholdChoice
  /// What the threshold does on the test rows.
  public let onTest: [Measurement]

  public init(request: JSON, choice: ThresholdChoice, onTest: [Measurement]) {
    self.request = request
    self.choice = choice
    self.onTest = onTest
  }

  public static let fields = Fields(
    Self.init(request:choice:onTest:), Field("request", \.request, .json),
    Field("choice", \.choice, .record), Field("test", \.onTest, .measurements))
}
