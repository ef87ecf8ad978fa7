public import Files
public import Vocabulary

/// Everything that a report says across trials: `summary.json`.
public struct SummaryRecord: Sendable, Equatable {
  public static let format = 1

  /// What each data set's rows say is best, and how sure that is.
  public let answers: [Answer]
  /// Every setting that was tried on every data set, best first.
  public let standings: [Standing]
  /// The detectors across data sets, where there are several.
  public let leaderboard: Leaderboard?
  /// How many settings each detector was given, so that unequal budgets are seen.
  public let budgets: [Budget]
  public let failed: [Failure]
  public let lost: [Failure]
  /// What a reader should worry about, most serious first.
  public let worries: [String]

  public init(
    answers: [Answer], standings: [Standing], leaderboard: Leaderboard?, budgets: [Budget],
    failed: [Failure], lost: [Failure], worries: [String]
  ) {
    self.answers = answers
    self.standings = standings
    self.leaderboard = leaderboard
    self.budgets = budgets
    self.failed = failed
    self.lost = lost
    self.worries = worries
  }

  /// The best trial of one data set.
  public struct Answer: Sendable, Equatable {
    public let dataset: String
    public let trial: String
    public let detector: String
    /// The answer in one sentence.
    public let sentence: String
    /// The metric by which it was chosen, and its value on the rows that it was chosen by.
    public let chosenBy: Measurement
    /// Whether it was chosen on the rows that measure it, for want of others.
    public let isOracle: Bool
    /// How it compares with the best trial of another detector, and with the best control.
    public let comparisons: [Comparison]

    public init(
      dataset: String, trial: String, detector: String, sentence: String, chosenBy: Measurement,
      isOracle: Bool, comparisons: [Comparison]
    ) {
      self.dataset = dataset
      self.trial = trial
      self.detector = detector
      self.sentence = sentence
      self.chosenBy = chosenBy
      self.isOracle = isOracle
      self.comparisons = comparisons
    }
  }

  /// The best trial against another on the same test rows.
  public struct Comparison: Sendable, Equatable {
    public let trial: String
    public let detector: String
    public let isControl: Bool
    public let metric: MetricName
    /// The best one's value less the other's, with its interval.
    public let difference: Measurement
    /// How likely so large a difference is between equals; `nil` where no test could be made.
    public let p: Double?
    public let sentence: String

    public init(
      trial: String, detector: String, isControl: Bool, metric: MetricName, difference: Measurement,
      p: Double?, sentence: String
    ) {
      self.trial = trial
      self.detector = detector
      self.isControl = isControl
      self.metric = metric
      self.difference = difference
      self.p = p
      self.sentence = sentence
    }
  }

  /// One setting on one data set, over its seeds and folds.
  public struct Standing: Sendable, Equatable {
    public let dataset: String
    public let detector: String
    public let settings: JSON
    /// The settings that are not as they would be by default, in a line.
    public let label: String
    public let features: JSON
    public let split: JSON
    public let isControl: Bool
    public let trials: [String]
    /// The means over seeds and folds, by metric: on validation rows, and on test rows.
    public let onValidation: [Measurement]
    public let onTest: [Measurement]

    public init(
      dataset: String, detector: String, settings: JSON, label: String, features: JSON,
      split: JSON, isControl: Bool, trials: [String], onValidation: [Measurement],
      onTest: [Measurement]
    ) {
      self.dataset = dataset
      self.detector = detector
      self.settings = settings
      self.label = label
      self.features = features
      self.split = split
      self.isControl = isControl
      self.trials = trials
      self.onValidation = onValidation
      self.onTest = onTest
    }
  }

  /// Detectors over several data sets, each with the setting that was chosen for it there.
  public struct Leaderboard: Sendable, Equatable {
    public let metric: MetricName
    public let datasets: [String]
    public let rows: [Row]
    /// What the tests across data sets say.
    public let tests: [String]

    public struct Row: Sendable, Equatable {
      public let detector: String
      public let isControl: Bool
      public let mean: Double
      public let median: Double
      public let averageRank: Double
      public let winRate: Double
      /// The value on each data set, in their order.
      public let values: [Double]

      public init(
        detector: String, isControl: Bool, mean: Double, median: Double, averageRank: Double,
        winRate: Double, values: [Double]
      ) {
        self.detector = detector
        self.isControl = isControl
        self.mean = mean
        self.median = median
        self.averageRank = averageRank
        self.winRate = winRate
        self.values = values
      }
    }

    public init(metric: MetricName, datasets: [String], rows: [Row], tests: [String]) {
      self.metric = metric
      self.datasets = datasets
      self.rows = rows
      self.tests = tests
    }
  }

  public struct Budget: Sendable, Equatable {
    public let detector: String
    public let settings: Int

    public init(detector: String, settings: Int) {
      self.detector = detector
      self.settings = settings
    }
  }

  /// A trial without findings.
  public struct Failure: Sendable, Equatable {
    public let trial: String
    /// All that the trial is; a lost one has no record of its own that says so.
    public let identity: TrialIdentity
    public let reason: String

    public var dataset: String { identity.dataset }
    public var detector: String { identity.detector }

    public init(trial: String, identity: TrialIdentity, reason: String) {
      self.trial = trial
      self.identity = identity
      self.reason = reason
    }
  }
}
