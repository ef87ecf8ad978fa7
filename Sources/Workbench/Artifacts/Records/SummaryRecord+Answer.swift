public import Formats
public import Vocabulary

extension SummaryRecord {
  /// What the rows of one data set, under one rule of splitting, say is best.
  public struct Answer: Recorded, Equatable {
    public let dataset: String
    /// The rule of splitting; `nil` in records that are older than the notion.
    public let split: JSON?
    /// What was chosen.
    public let candidate: Contender
    /// The trial that stands for it: the one that is exported and recommended from.
    public let trial: String
    public let choice: Choice
    /// What it reaches on test rows.
    public let figures: Figures
    /// The answer in a sentence, and then what else is to be known of it, a sentence each.
    public let sentences: [String]
    /// How it compares on test rows with the best of another detector, and with the best control.
    public let comparisons: [Comparison]

    public init(
      dataset: String, split: JSON?, candidate: Contender, trial: String, choice: Choice,
      figures: Figures, sentences: [String], comparisons: [Comparison]
    ) {
      self.dataset = dataset
      self.split = split
      self.candidate = candidate
      self.trial = trial
      self.choice = choice
      self.figures = figures
      self.sentences = sentences
      self.comparisons = comparisons
    }

    public var detector: String { candidate.detector }
    public var sentence: String { sentences.first ?? "" }
    public var details: [String] { Array(sentences.dropFirst()) }
    public var chosenBy: Measurement { choice.by }
    public var isOracle: Bool { choice.isOracle }

    public static let fields = Fields(
      make, Field("dataset", \.dataset, .text),
      Field("split", \.split, .optional(.json), before: nil),
      Field("detector", \.candidate.detector, .text),
      Field("candidate", \.candidate.name, .text, before: ""),
      Field("trials", \.candidate.trials, .list(of: .text), before: []),
      Field("trial", \.trial, .text), Field("value", named: "metric", \.choice.by),
      Field("oracle", \.choice.isOracle, .flag),
      Field("chosen_from", \.choice.among, .optional(.whole), before: nil),
      Field("tied_with", \.choice.tiedWith, .list(of: .record), before: []),
      Field("measured", \.figures.measured, .optional(.measurement), before: nil),
      Field("chosen_without_it", \.figures.nested, .optional(.measurement), before: nil),
      Field("sentence", \.sentence, .text),
      Field("details", \.details, .list(of: .text), before: []),
      Field("comparisons", \.comparisons, .list(of: .record)))

    private static let make:
      @Sendable (
        String, JSON?, String, String, [String], String, Measurement, Bool, Int?, [Contender],
        Measurement?, Measurement?, String, [String], [Comparison]
      ) -> Answer = {
        dataset, split, detector, name, trials, trial, by, isOracle, among, tiedWith, measured,
        nested,
        sentence, details, comparisons in
        Answer(
          dataset: dataset, split: split,
          candidate: Contender(
            detector: detector, name: name.isEmpty ? detector : name,
            trials: trials.isEmpty ? [trial] : trials),
          trial: trial,
          choice: Choice(by: by, isOracle: isOracle, among: among, tiedWith: tiedWith),
          figures: Figures(measured: measured, nested: nested), sentences: [sentence] + details,
          comparisons: comparisons)
      }
  }

  /// A candidate, by its names.
  public struct Contender: Recorded, Equatable {
    public let detector: String
    /// The detector with the settings that are not the usual ones: `lof (neighbors 50)`.
    public let name: String
    /// Its trials: one for each seed and fold.
    public let trials: [String]

    public init(detector: String, name: String, trials: [String]) {
      self.detector = detector
      self.name = name
      self.trials = trials
    }

    public static let fields = Fields(
      Self.init(detector:name:trials:), Field("detector", \.detector, .text),
      Field("candidate", \.name, .text), Field("trials", \.trials, .list(of: .text)))
  }

  /// How a candidate was chosen.
  public struct Choice: Sendable, Equatable {
    /// The metric by which it was chosen, and its mean on the rows that choose.
    public let by: Measurement
    /// Whether it was chosen on the rows that measure it, for want of others.
    public let isOracle: Bool
    /// Of how many candidates; `nil` in older records.
    public let among: Int?
    /// The others that cannot be told apart from the best.
    public let tiedWith: [Contender]

    public init(by: Measurement, isOracle: Bool, among: Int?, tiedWith: [Contender]) {
      self.by = by
      self.isOracle = isOracle
      self.among = among
      self.tiedWith = tiedWith
    }
  }

  /// What a candidate reaches on test rows.
  public struct Figures: Sendable, Equatable {
    /// The mean over seeds and folds; `nil` in older records and without labels.
    public let measured: Measurement?
    /// The same for what is chosen without the seed or fold that measures, so that the luck of the choice
    /// is not in it; `nil` where there is nothing to leave out.
    public let nested: Measurement?

    public init(measured: Measurement?, nested: Measurement?) {
      self.measured = measured
      self.nested = nested
    }
  }

  /// The chosen candidate against another on the same test rows.
  public struct Comparison: Recorded, Equatable {
    public let trial: String
    public let detector: String
    public let isControl: Bool
    /// The chosen one's value of a metric less the other's, with its interval, by the metric's name.
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

    /// Whether it compares with a control that is not shown to be beaten.
    public var isControlNotBeaten: Bool {
      isControl && difference.quantity.number != nil && (difference.interval?.lower ?? -1) <= 0
    }

    public static let fields = Fields(
      Self.init(trial:detector:isControl:difference:p:sentence:), Field("trial", \.trial, .text),
      Field("detector", \.detector, .text), Field("control", \.isControl, .flag),
      Field("difference", named: "metric", \.difference), Field("p", \.p, .optional(.number)),
      Field("sentence", \.sentence, .text))
  }
}
