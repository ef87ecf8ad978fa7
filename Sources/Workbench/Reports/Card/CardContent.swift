public import Artifacts
public import Formats
public import Vocabulary

/// What a model card tells of: an exported pipeline, and what its run found out about it.
public struct CardContent: Sendable {
  let run: RunRecord
  /// The id of the trial.
  let trial: String
  let identity: TrialIdentity
  let findings: TrialFindings
  let pipeline: Pipeline
  let controls: [Control]
  /// Columns of which nothing may be told.
  let redacted: Set<String>

  /// What is told of the pipeline itself.
  public struct Pipeline: Sendable {
    /// The columns that it reads, but for redacted ones.
    let columns: [Column]
    /// How many of its columns are redacted.
    let hidden: Int
    /// What its calibrated scores are called, and how they came about; `nil` where there are none.
    let calibration: (name: String, gives: String)?
    /// What is done about scores, in words.
    let policy: String?
    /// What other programs can load, as the manifest says it.
    let exported: JSON

    public init(
      columns: [Column], hidden: Int, calibration: (name: String, gives: String)?, policy: String?,
      exported: JSON
    ) {
      self.columns = columns
      self.hidden = hidden
      self.calibration = calibration
      self.policy = policy
      self.exported = exported
    }
  }

  /// A column as a pipeline reads it.
  public struct Column: Sendable, Equatable {
    let name: String
    let holdsWords: Bool
    let mayBeMissing: Bool

    public init(_ name: String, holdsWords: Bool, mayBeMissing: Bool) {
      self.name = name
      self.holdsWords = holdsWords
      self.mayBeMissing = mayBeMissing
    }
  }

  /// A detector that learned nothing, on the same rows.
  public struct Control: Sendable, Equatable {
    let name: String
    let onTest: [Measurement]

    public init(_ name: String, onTest: [Measurement]) {
      self.name = name
      self.onTest = onTest
    }
  }

  public init(
    run: RunRecord, trial: String, _ identity: TrialIdentity, _ findings: TrialFindings,
    pipeline: Pipeline, controls: [Control], redacted: Set<String>
  ) {
    self.run = run
    self.trial = trial
    self.identity = identity
    self.findings = findings
    self.pipeline = pipeline
    self.controls = controls
    self.redacted = redacted
  }

  var dataset: DatasetRecord? { run.datasets.first { $0.name == identity.dataset } }
}
