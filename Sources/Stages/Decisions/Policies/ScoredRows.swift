public import Vocabulary

/// A scored row as a policy sees it.
public struct ScoredRow: Sendable, Equatable {
  public let score: Double
  /// How sure the detector is of the row, in 0…1.
  public let confidence: Double?
  /// When it happened, in milliseconds since 1970.
  public let time: Int64?
  /// Whose it is, such as the number of a device.
  public let group: Int32?
  /// What is known of it whatever its score.
  public let standing: String?

  public init(
    _ score: Double, confidence: Double? = nil, time: Int64? = nil, group: Int32? = nil,
    standing: String? = nil
  ) {
    self.score = score
    self.confidence = confidence
    self.time = time
    self.group = group
    self.standing = standing
  }

  /// The standing of rows that are treated strictly.
  public static let sensitive = "sensitive"

  /// Whether it is one of those that are treated strictly.
  var isSensitive: Bool { standing == Self.sensitive }

  func knows(_ fact: RowFact) -> Bool {
    switch fact {
    case .confidence: confidence != nil
    case .time: time != nil
    case .group: group != nil
    case .standing: standing != nil
    }
  }
}

/// What rows may say of themselves beside their scores.
public enum RowFact: String, Sendable, CaseIterable {
  case confidence
  case time
  case group
  case standing

  /// As it stands in a sentence.
  var plural: String {
    switch self {
    case .confidence: "confidences"
    case .time: "times"
    case .group: "groups"
    case .standing: "standings"
    }
  }
}

/// Scored rows, with what else is known of all of them.
public struct ScoredRows: Sendable {
  public let scores: Scores
  public let confidences: [Double]?
  public let times: [Int64]?
  public let groups: Groups?
  public let standings: [String]?

  public init(
    _ scores: Scores, confidences: [Double]? = nil, times: [Int64]? = nil, groups: Groups? = nil,
    standings: [String]? = nil
  ) throws(PolicyError) {
    let lengths: [(RowFact, Int?)] = [
      (.confidence, confidences?.count), (.time, times?.count), (.group, groups?.codes.count),
      (.standing, standings?.count),
    ]
    for case (let fact, let count?) in lengths where count != scores.count {
      throw .wrongLength(fact, count: count, scores: scores.count)
    }
    self.scores = scores
    self.confidences = confidences
    self.times = times
    self.groups = groups
    self.standings = standings
  }

  public var count: Int { scores.count }

  public subscript(place: Int) -> ScoredRow {
    ScoredRow(
      scores[place], confidence: confidences?[place], time: times?[place],
      group: groups?.codes[place], standing: standings?[place])
  }

  func know(_ fact: RowFact) -> Bool {
    switch fact {
    case .confidence: confidences != nil
    case .time: times != nil
    case .group: groups != nil
    case .standing: standings != nil
    }
  }

  /// The places of the rows by time, those of one moment in their order.
  var placesByTime: [Int] {
    guard let times else { return Array(0..<count) }
    return (0..<count).sorted { (times[$0], $0) < (times[$1], $1) }
  }
}
