public import Formats
public import Vocabulary

extension SummaryRecord {
  /// One setting on one data set, over its seeds and folds.
  public struct Standing: Recorded, Equatable {
    public let dataset: String
    public let detector: String
    public let settings: JSON
    /// The settings that are not as they would be by default, in a line.
    public let label: String
    public let features: JSON
    public let split: JSON
    public let isControl: Bool
    public let trials: [String]
    /// The trial that stands for the others: the median one by what is chosen by.
    public let trial: String?
    /// The means over seeds and folds, by metric: on validation rows, and on test rows.
    public let onValidation: [Measurement]
    public let onTest: [Measurement]

    public init(
      dataset: String, detector: String, settings: JSON, label: String, features: JSON,
      split: JSON, isControl: Bool, trials: [String], trial: String?,
      onValidation: [Measurement], onTest: [Measurement]
    ) {
      self.dataset = dataset
      self.detector = detector
      self.settings = settings
      self.label = label
      self.features = features
      self.split = split
      self.isControl = isControl
      self.trials = trials
      self.trial = trial ?? trials.first
      self.onValidation = onValidation
      self.onTest = onTest
    }

    public static let fields = Fields(
      Self.init(
        dataset:detector:settings:label:features:split:isControl:trials:trial:onValidation:onTest:),
      Field("dataset", \.dataset, .text), Field("detector", \.detector, .text),
      Field("settings", \.settings, .json), Field("label", \.label, .text),
      Field("features", \.features, .json), Field("split", \.split, .json),
      Field("control", \.isControl, .flag), Field("trials", \.trials, .list(of: .text)),
      Field("trial", \.trial, .optional(.text), before: nil),
      Field("validation", \.onValidation, .measurements), Field("test", \.onTest, .measurements))
  }

  /// Detectors over several data sets, each with the setting that was chosen for it there.
  public struct Leaderboard: Recorded, Equatable {
    public let metric: MetricName
    public let datasets: [String]
    public let rows: [Row]
    /// What the tests across data sets say.
    public let tests: [String]
    /// How far apart two mean ranks must lie to differ at 5 %; `nil` where no two can lie so far apart.
    public let criticalDifference: Double?

    public struct Row: Recorded, Equatable {
      public let detector: String
      public let isControl: Bool
      public let mean: Double
      public let median: Double
      /// `nil` for a control, which is no competitor.
      public let averageRank: Double?
      public let winRate: Double?
      /// The value on each data set, in their order.
      public let values: [Double]

      public init(
        detector: String, isControl: Bool, mean: Double, median: Double, averageRank: Double?,
        winRate: Double?, values: [Double]
      ) {
        self.detector = detector
        self.isControl = isControl
        self.mean = mean
        self.median = median
        self.averageRank = averageRank
        self.winRate = winRate
        self.values = values
      }

      public static let fields = Fields(
        Self.init(detector:isControl:mean:median:averageRank:winRate:values:),
        Field("detector", \.detector, .text), Field("control", \.isControl, .flag),
        Field("mean", \.mean, .number), Field("median", \.median, .number),
        Field("average_rank", \.averageRank, .optional(.number)),
        Field("win_rate", \.winRate, .optional(.number)),
        Field("values", \.values, .list(of: .number)))
    }

    public init(
      metric: MetricName, datasets: [String], rows: [Row], tests: [String],
      criticalDifference: Double? = nil
    ) {
      self.metric = metric
      self.datasets = datasets
      self.rows = rows
      self.tests = tests
      self.criticalDifference = criticalDifference
    }

    public static let fields = Fields(
      Self.init(metric:datasets:rows:tests:criticalDifference:), Field("metric", \.metric, .metric),
      Field("datasets", \.datasets, .list(of: .text)), Field("rows", \.rows, .list(of: .record)),
      Field("tests", \.tests, .list(of: .text)),
      Field("critical_difference", \.criticalDifference, .optional(.number), before: nil))
  }
}
