/// The whole answer to the question which threshold to set.
public struct ThresholdAdvice: Sendable, Equatable {
  /// The recommendation in one sentence.
  public let headline: String
  /// The place of the recommended one among `alternatives`; `nil` if none can be recommended.
  public let recommended: Int?
  /// Every way that was asked for, in the order of preference.
  public let alternatives: [ThresholdAlternative]
  /// What every threshold does, from the highest down.
  public let curve: [TuningPoint]
  /// What became of each table of tiers that was asked for.
  public let tiers: [TierAdvice]
  public let assumptions: [Assumption]
  public let basis: ThresholdBasis
  /// How many rows the thresholds were chosen on.
  public let rows: Int
  /// How many of them are labeled anomalies, and ordinary; `nil` without labels.
  public let anomalies: Int?
  public let ordinary: Int?
  public let eventsPerDay: Double?
  /// What the scores are of, where that was chosen among others.
  public let candidate: AdvisedCandidate?

  public init(
    headline: String, recommended: Int?, alternatives: [ThresholdAlternative],
    curve: [TuningPoint], tiers: [TierAdvice], assumptions: [Assumption], basis: ThresholdBasis,
    rows: Int, anomalies: Int?, ordinary: Int?, eventsPerDay: Double?,
    candidate: AdvisedCandidate? = nil
  ) {
    self.headline = headline
    self.recommended = recommended
    self.alternatives = alternatives
    self.curve = curve
    self.tiers = tiers
    self.assumptions = assumptions
    self.basis = basis
    self.rows = rows
    self.anomalies = anomalies
    self.ordinary = ordinary
    self.eventsPerDay = eventsPerDay
    self.candidate = candidate
  }

  /// The alternative that is recommended.
  public var recommendation: ThresholdAlternative? { recommended.map { alternatives[$0] } }
}

/// What a threshold is for: the candidate that a run chose.
public struct AdvisedCandidate: Sendable, Equatable {
  /// The detector with the settings that are not the usual ones.
  public let name: String
  /// The others that cannot be told apart from the best.
  public let tiedWith: [String]
  /// Of how many candidates it was chosen; `nil` in older records.
  public let chosenFrom: Int?
  /// How many candidates earlier runs had compared on validation rows of the data set.
  public let comparedBefore: Int
  /// The answer of its run, in a sentence.
  public let sentence: String

  public init(
    name: String, tiedWith: [String], chosenFrom: Int?, comparedBefore: Int, sentence: String
  ) {
    self.name = name
    self.tiedWith = tiedWith
    self.chosenFrom = chosenFrom
    self.comparedBefore = comparedBefore
    self.sentence = sentence
  }
}

/// One way to choose a threshold, and how what it chose does on rows kept for measuring.
public struct ThresholdAlternative: Sendable, Equatable {
  public let choice: ThresholdChoice
  /// What its threshold does to the test rows; empty without a threshold or without such rows.
  public let measured: [Measurement]
  /// Whether its promise is in keeping with what was measured; `nil` where nothing is promised or measured.
  public var isKept: Bool? { choice.threshold?.guarantee?.isKept(by: measured) }
  /// What it comes to over the folds of the split, where there are several.
  public let overFolds: FoldSpread?

  public init(
    _ choice: ThresholdChoice, measured: [Measurement], overFolds: FoldSpread? = nil
  ) {
    self.choice = choice
    self.measured = measured
    self.overFolds = overFolds
  }
}

/// What one threshold does: a point of a tuning curve. `nil` is what the rows do not tell.
public struct TuningPoint: Sendable, Equatable {
  public let threshold: Double
  /// Of all rows.
  public let alarms: Int
  /// Of the rows with a label; `nil` where none has one.
  public let confusion: Confusion?
  public let alertsPerDay: Double?
  public let costPerRow: Double?

  public init(
    threshold: Double, alarms: Int, confusion: Confusion? = nil, alertsPerDay: Double? = nil,
    costPerRow: Double? = nil
  ) {
    self.threshold = threshold
    self.alarms = alarms
    self.confusion = confusion
    self.alertsPerDay = alertsPerDay
    self.costPerRow = costPerRow
  }

  public var precision: Double? { confusion?.precision }
  public var recall: Double? { confusion?.recall }
  public var f1: Double? { confusion?.f1 }
  public var falsePositiveRate: Double? { confusion?.falsePositiveRate }
}

/// What an answer takes for granted.
public struct Assumption: Sendable, Equatable {
  public let statement: String
  /// What would make it false, and what then.
  public let brokenBy: String

  public init(_ statement: String, brokenBy: String) {
    self.statement = statement
    self.brokenBy = brokenBy
  }
}
