public import Artifacts
public import Formats
import Machine

/// A trial that is to be run: what it is, and the hashes of all that it depends on.
public struct PlannedTrial: Recorded, Equatable {
  /// The name of the trial: of its scores and of what is asked of them.
  public let id: String
  /// The name of its scores, which other questions do not change.
  public let scores: String
  public let identity: TrialIdentity
  /// Where its data set stands in the spec.
  public let dataset: Int
  /// The name of the division of rows that it sees: the same for all trials that see the same rows.
  public let rows: String

  public init(id: String, scores: String, identity: TrialIdentity, dataset: Int, rows: String) {
    self.id = id
    self.scores = scores
    self.identity = identity
    self.dataset = dataset
    self.rows = rows
  }

  /// What a worker is told.
  public static let fields = Fields(
    Self.init(id:scores:identity:dataset:rows:), Field("id", \.id, .text),
    Field("scores", \.scores, .text), Field("trial", \.identity, .record),
    Field("dataset", \.dataset, .whole), Field("rows", \.rows, .text))

  /// The name of the rows as it sees them: the same for all trials of equal data set, split, seed and
  /// features.
  public var preparation: String {
    let content: JSON = [identity.split, JSON(identity.seed), identity.features, JSON(dataset)]
    return String(SHA256.hex(of: content.bytes()).prefix(16))
  }

  /// The trial without its seed, fold and share of rows: what is compared with others.
  public var candidate: Candidate { Candidate(identity) }
}

/// A detector with its settings, features and split on a data set: what seeds and folds repeat.
public struct Candidate: Sendable, Hashable {
  public let dataset: String
  public let detector: String
  public let settings: String
  public let features: String
  public let split: String
  /// How many of the training rows it learns from at most; `nil` for all.
  public let learningLimit: Int?
  public let isControl: Bool

  public init(_ identity: TrialIdentity) {
    dataset = identity.dataset
    detector = identity.detector
    settings = identity.settings.text()
    features = identity.features.text()
    split = identity.splitAlone.text()
    learningLimit = identity.learningLimit
    isControl = identity.isControl
  }
}
