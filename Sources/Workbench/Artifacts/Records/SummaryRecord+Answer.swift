public import Formats
public import Vocabulary

extension SummaryRecord {
  /// The best trial of one data set.
  public struct Answer: Recorded, Equatable {
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

    public static let fields = Fields(
      Self.init(dataset:trial:detector:sentence:chosenBy:isOracle:comparisons:),
      Field("dataset", \.dataset, .text), Field("trial", \.trial, .text),
      Field("detector", \.detector, .text), Field("sentence", \.sentence, .text),
      Field("value", named: "metric", \.chosenBy), Field("oracle", \.isOracle, .flag),
      Field("comparisons", \.comparisons, .list(of: .record)))
  }

  /// The best trial against another on the same test rows.
  public struct Comparison: Recorded, Equatable {
    public let trial: String
    public let detector: String
    public let isControl: Bool
    /// The best one's value of a metric less the other's, with its interval, by the metric's name.
    public let difference: Measurement
    /// How likely so large a difference is between equals; `nil` where no test could be made.
    public let p: Double?
    public let sentence: String

    public init(
      trial: String, detector: String, isControl: Bool, difference: Measurement, p: Double?,
      sentence: String
    ) {
      self.trial = trial
      self.detector = detector
      self.isControl = isControl
      self.difference = difference
      self.p = p
      self.sentence = sentence
    }

    public static let fields = Fields(
      Self.init(trial:detector:isControl:difference:p:sentence:), Field("trial", \.trial, .text),
      Field("detector", \.detector, .text), Field("control", \.isControl, .flag),
      Field("difference", named: "metric", \.difference), Field("p", \.p, .optional(.number)),
      Field("sentence", \.sentence, .text))
  }
}
