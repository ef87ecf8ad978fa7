/// The answer to one way of asking for a threshold.
public struct ThresholdChoice: Sendable, Equatable {
  /// The way, as a spec names it: `false-positive-rate`.
  public let method: String
  /// What was asked for, in words: `a false-positive rate of at most 1 % with 95 % confidence`.
  public let wish: String
  public let outcome: Outcome
  /// The answer in one sentence, whether there is a threshold or not.
  public let sentence: String

  public enum Outcome: Sendable, Equatable {
    case chosen(Threshold)
    case infeasible(Infeasibility)
  }

  public init(method: String, wish: String, outcome: Outcome, sentence: String) {
    self.method = method
    self.wish = wish
    self.outcome = outcome
    self.sentence = sentence
  }

  public var threshold: Threshold? {
    if case .chosen(let threshold) = outcome { threshold } else { nil }
  }

  public var infeasibility: Infeasibility? {
    if case .infeasible(let why) = outcome { why } else { nil }
  }
}

/// Why no threshold does what was asked for, and what would have to be otherwise.
public struct Infeasibility: Error, Equatable {
  public let sentence: String
  /// What there is too little of: `clean rows`.
  public let lacking: String?
  /// How much of it would do; where no number says it, the largest that there is.
  public let needed: Double?
  /// How much of it there is, or how near the best threshold came.
  public let found: Double?

  public init(
    _ sentence: String, lacking: String? = nil, needed: Double? = nil, found: Double? = nil
  ) {
    self.sentence = sentence
    self.lacking = lacking
    self.needed = needed.map { min($0, .greatestFiniteMagnitude) }
    self.found = found
  }
}
