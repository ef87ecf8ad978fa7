import Scoring
public import Vocabulary

/// What a threshold is chosen from: the scores of rows, and what else is known of each.
public struct Evidence: Sendable {
  public let scores: Scores
  public let labels: Labels?
  /// When each row happened, in milliseconds since 1970.
  public let times: [Int64]?
  /// A code for each row, where rows of one code belong together; a row with one below 0 stands alone.
  public let groups: [Int32]?
  /// The fold that each row belongs to.
  public let folds: [Int]?
  public internal(set) var costs: RowCosts
  public let basis: ThresholdBasis
  /// How many events a day production sees: as stated, or as the times of the rows tell.
  public let eventsPerDay: Double?
  /// The scores of the rows that are to be judged, ascending, for requests that are held over them.
  public private(set) var batch: [Double]?
  /// For each row, whether a promise can rest on it, since it had no part in choosing the detector; `nil`
  /// where all can.
  private(set) var canPromise: [Bool]?

  /// How many labeled rows tell the share of anomalies among these, which were dealt from them; `nil` where they
  /// stand as they came.
  private(set) var shareOf: Int?

  /// Rows that came later, where time divided them from these; `nil` where chance did, or there are none.
  private(set) var later: LaterRows?

  /// Checks that everything is of one length and that every score is a number.
  public init(
    _ scores: Scores, labels: Labels? = nil, times: [Int64]? = nil, groups: [Int32]? = nil,
    folds: [Int]? = nil, costs: RowCosts = RowCosts(), basis: ThresholdBasis = .validation,
    eventsPerDay: Double? = nil
  ) throws(EvidenceError) {
    guard scores.count > 0 else { throw .noScores }
    if let row = scores.values.firstIndex(where: \.isNaN) { throw .noNumber(row: row) }
    let lengths =
      [
        ("labels", labels?.count), ("times", times?.count), ("folds", folds?.count),
        ("groups", groups?.count),
        ("costs of a miss", costs.missed?.count), ("costs of a false alarm", costs.false?.count),
      ] + costs.columns.map { ("costs called '\($0.name)'", $0.amounts.count) }
    for case (let what, .some(let count)) in lengths where count != scores.count {
      throw .wrongLength(what, count: count, scores: scores.count)
    }
    for list in [costs.missed?.listed, costs.false?.listed] + costs.columns.map(\.amounts) {
      if let list, let row = list.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .wrongCost(row: row, cost: list[row])
      }
    }
    if let eventsPerDay, !(eventsPerDay > 0 && eventsPerDay.isFinite) {
      throw .wrongRate(eventsPerDay)
    }
    self.scores = scores
    self.labels = labels.flatMap { $0.anomalies + $0.ordinary > 0 ? $0 : nil }
    self.times = times
    self.folds = folds
    self.groups = groups.flatMap { $0.contains { $0 >= 0 } ? $0 : nil }
    self.costs = costs
    self.basis = basis
    self.eventsPerDay = eventsPerDay ?? times.flatMap(Self.rate)
  }

  /// The same evidence, from which the rows with `scores` are to be judged.
  public func judging(_ scores: Scores) throws(EvidenceError) -> Evidence {
    if let row = scores.values.firstIndex(where: \.isNaN) { throw .noNumber(row: row) }
    var other = self
    other.batch = scores.values.sorted()
    return other
  }

  /// The same evidence, dealt from so many labeled rows that its share of anomalies is that of all; from
  /// no others if it is `nil`.
  public func dealt(from rows: Int?) -> Evidence {
    var other = self
    other.shareOf = rows
    return other
  }

  /// The same evidence, with rows that came after it.
  public func followed(by rows: LaterRows) -> Evidence {
    var other = self
    other.later = rows
    return other
  }

  /// The same evidence, of which nothing but the rows at `places` can carry a promise.
  public func promising(fromRowsAt places: [Int]) -> Evidence {
    var other = self
    other.canPromise = Array(repeating: false, count: scores.count)
    for place in places { other.canPromise?[place] = true }
    return other
  }

  /// The events a day of rows that happened at `times`, from the first to the last.
  private static func rate(of times: [Int64]) -> Double? {
    guard let first = times.min(), let last = times.max(), last > first else { return nil }
    return Double(times.count - 1) / (Double(last - first) / AlertDays.milliseconds)
  }
}

/// What mistakes cost on rows, and what they cost where a request does not say.
public struct RowCosts: Sendable {
  /// What missing each row costs if it is an anomaly.
  public let missed: CostAmounts?
  /// What a false alarm on each row costs if it is ordinary.
  public let `false`: CostAmounts?
  /// The amounts of columns that requests may name.
  public let columns: [(name: String, amounts: [Double])]
  /// The prices of requests that name none.
  public let usual: MistakePrices?

  public init(
    missed: CostAmounts? = nil, false wrong: CostAmounts? = nil,
    columns: [(name: String, amounts: [Double])] = [], usual: MistakePrices? = nil
  ) {
    self.missed = missed
    self.false = wrong
    self.columns = columns
    self.usual = usual
  }
}

/// What one kind of mistake costs on each row.
public enum CostAmounts: Sendable, Equatable {
  case same(Double)
  case byRow([Double])

  public subscript(row: Int) -> Double {
    switch self {
    case .same(let amount): amount
    case .byRow(let amounts): amounts[row]
    }
  }

  /// How many amounts there are, or `nil` if one serves any number of rows.
  var count: Int? {
    if case .byRow(let amounts) = self { amounts.count } else { nil }
  }

  /// Every amount there is.
  var listed: [Double] {
    switch self {
    case .same(let amount): [amount]
    case .byRow(let amounts): amounts
    }
  }
}

/// Evidence that nothing can be chosen from.
public enum EvidenceError: Error, Equatable, CustomStringConvertible {
  case noScores
  case noNumber(row: Int)
  case wrongLength(String, count: Int, scores: Int)
  case wrongCost(row: Int, cost: Double)
  case wrongRate(Double)

  public var description: String {
    switch self {
    case .noScores: "there are no scores to choose a threshold from"
    case .noNumber(let row): "the score of row \(row), counted from 0, is not a number"
    case .wrongLength(let what, let count, let scores):
      "there are \(count) \(what) for \(scores) scores; there must be one for each"
    case .wrongCost(let row, let cost):
      "the cost of row \(row), counted from 0, must be a number of at least 0, not \(cost)"
    case .wrongRate(let rate): "the events a day must be a finite number above 0, not \(rate)"
    }
  }
}
