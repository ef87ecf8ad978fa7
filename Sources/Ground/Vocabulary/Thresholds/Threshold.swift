/// A number that cuts scores in two, with what is known of it: rows alarm if `score > value`.
public struct Threshold: Sendable, Equatable {
  public let value: Double
  /// The lowest score among the rows it was chosen on that alarms; `nil` if none does.
  public let lowestAlarmed: Double?
  /// Whether the same rows alarm when scores and threshold are rounded to `Float`.
  public let holdsInFloat: Bool
  /// Where it would lie had the rows been others of their kind.
  public let interval: Interval?
  public let basis: ThresholdBasis
  public let guarantee: Guarantee?
  /// Whether it lies at an end of the scores it was chosen on, where nothing confirms it.
  public let edge: Edge?
  /// What it does to the rows it was chosen on.
  public let achieved: [Measurement]
  /// What thresholds chosen in this way do to rows that they were not chosen on.
  public let expected: [Measurement]

  public enum Edge: String, Sendable, CaseIterable {
    /// No row alarms.
    case aboveAll
    /// Only the highest score alarms.
    case highestAlone
    /// Every row alarms.
    case belowAll
  }

  public init(
    value: Double, lowestAlarmed: Double?, holdsInFloat: Bool, interval: Interval? = nil,
    basis: ThresholdBasis, guarantee: Guarantee? = nil, edge: Edge? = nil,
    achieved: [Measurement] = [], expected: [Measurement] = []
  ) {
    self.value = value
    self.lowestAlarmed = lowestAlarmed
    self.holdsInFloat = holdsInFloat
    self.interval = interval
    self.basis = basis
    self.guarantee = guarantee
    self.edge = edge
    self.achieved = achieved
    self.expected = expected
  }
}

/// The rows that a threshold was chosen on.
public enum ThresholdBasis: String, Sendable, CaseIterable {
  /// Rows kept apart for choosing.
  case validation
  /// Rows that the detector learned from too.
  case training
  /// Rows whose labels were to measure only: what is chosen on them is an oracle's.
  case oracle
}

/// What a threshold promises of rows to come.
public struct Guarantee: Sendable, Equatable {
  /// The whole promise, in words.
  public let sentence: String
  /// What is promised of.
  public let quantity: MetricName
  /// What the quantity stays at or below.
  public let bound: Double
  /// How sure that is over the choice of the rows; `nil` if the bound holds on average over them.
  public let confidence: Double?
  /// How many rows stand behind it.
  public let rows: Int
  /// How many groups those rows belong to, where it is a promise of the rows of a new group.
  public let groups: Int?
  /// Whether it is proved to hold rather than conjectured.
  public let isProved: Bool
  /// How the rows that it rests on compare with later ones; `nil` where chance divided them, so that they are
  /// alike, or nothing is known of later ones.
  public private(set) var likeness: Likeness?

  public init(
    sentence: String, quantity: MetricName, bound: Double, confidence: Double?, rows: Int,
    groups: Int? = nil, isProved: Bool = true, likeness: Likeness? = nil
  ) {
    self.likeness = likeness
    self.sentence = sentence
    self.quantity = quantity
    self.bound = bound
    self.confidence = confidence
    self.rows = rows
    self.groups = groups
    self.isProved = isProved
  }
}

/// Whether the scores of later rows are like those of the rows that a promise rests on.
public struct Likeness: Sendable, Equatable {
  /// How likely so large a difference is if they are.
  public let p: Double
  /// How many later rows were looked at.
  public let rows: Int
  /// What that means for the promise, in words.
  public let sentence: String

  public init(p: Double, rows: Int, sentence: String) {
    self.p = p
    self.rows = rows
    self.sentence = sentence
  }

  /// Below this, a difference is said to be there.
  public static let border = 0.05

  /// Whether no difference was found, which is no proof that there is none.
  public var isLike: Bool { p >= Self.border }
}

extension Guarantee {
  /// The same promise, held against later rows.
  public func comparing(_ likeness: Likeness?) -> Guarantee {
    var other = self
    other.likeness = likeness
    return other
  }

  /// Whether what was measured on other rows is in keeping with the promise: false where even the lower end
  /// of its interval lies above the bound; `nil` where it was not measured.
  public func isKept(by measured: [Measurement]) -> Bool? {
    guard let found = measured[quantity], let value = found.quantity.number else { return nil }
    return (found.interval?.lower ?? value) <= bound
  }
}
