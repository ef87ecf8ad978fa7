public import Formats
import Machine
public import Vocabulary

/// What a gate compares with: of a run, the settings that it tried, what they measured, and in what order they put the
/// test rows.
///
/// It is small enough to be committed. The rows themselves are not in it, only the hash of which they were and what
/// was known of them.
public struct Baseline: Recorded, Equatable {
  /// What it was taken from: `ci/0123456789ab`, or the path of a file of scores.
  public let subject: String
  public let codeVersion: String
  public let platform: String
  /// Where durations were measured; `nil` where none were.
  public let machine: MachineRecord?
  public let datasets: [Data]
  public let settings: [Setting]

  public init(
    subject: String, codeVersion: String, platform: String, machine: MachineRecord?,
    datasets: [Data], settings: [Setting]
  ) {
    self.subject = subject
    self.codeVersion = codeVersion
    self.platform = platform
    self.machine = machine
    self.datasets = datasets
    self.settings = settings
  }

  public static let fields = Fields(
    format: 1, Self.init(subject:codeVersion:platform:machine:datasets:settings:),
    Field("subject", \.subject, .text), Field("code_version", \.codeVersion, .text),
    Field("platform", \.platform, .text), Field("machine", \.machine, .optional(.record)),
    Field("data", \.datasets, .list(of: .record)), Field("settings", \.settings, .list(of: .record))
  )

  public struct Data: Recorded, Equatable {
    public let name: String
    public let fingerprint: String

    public init(name: String, fingerprint: String) {
      self.name = name
      self.fingerprint = fingerprint
    }

    public static let fields = Fields(
      Self.init(name:fingerprint:), Field("name", \.name, .text),
      Field("fingerprint", \.fingerprint, .text))
  }

  /// A setting that was tried on a data set, over its seeds and folds.
  public struct Setting: Recorded, Equatable {
    public let dataset: String
    public let detector: String
    /// The detector with what is not as it would be by default: `lof (neighbors 50)`.
    public let name: String
    /// How rows were divided, in words.
    public let division: String
    /// The resolved settings of the detector.
    public let settings: JSON
    /// Whether another seed would find something else.
    public let hasChance: Bool
    /// The means over seeds and folds on test rows.
    public let measured: [Measurement]
    public let trials: [Trial]

    public init(
      dataset: String, detector: String, name: String, division: String, settings: JSON,
      hasChance: Bool, measured: [Measurement], trials: [Trial]
    ) {
      self.dataset = dataset
      self.detector = detector
      self.name = name
      self.division = division
      self.settings = settings
      self.hasChance = hasChance
      self.measured = measured
      self.trials = trials
    }

    public static let fields = Fields(
      Self.init(dataset:detector:name:division:settings:hasChance:measured:trials:),
      Field("dataset", \.dataset, .text), Field("detector", \.detector, .text),
      Field("name", \.name, .text), Field("division", \.division, .text),
      Field("settings", \.settings, .json), Field("chance", \.hasChance, .flag),
      Field("test", \.measured, .measurements), Field("trials", \.trials, .list(of: .record)))
  }
}
