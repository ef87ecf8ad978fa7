import Vocabulary

/// How two bundles differ on the same rows.
public struct ScoreContrast: Sendable, Equatable {
  public let rows: Int
  /// `nil` where one of the two has no policy.
  public let verdicts: VerdictContrast?
  /// Which tiers rows go from and to, the most frequent way first; none where no policy has tiers.
  public let tiers: [TierMove]
  /// `nil` of no rows.
  public let ranks: RankContrast?
  /// What a reader of it should know.
  public let notes: [String]
}

/// What each bundle makes of a row.
public struct RowView: Sendable, Equatable {
  public let score: Double
  public let isAlarm: Bool?
  public let tier: String?
}

/// A row, seen by both.
public struct ContrastedRow: Sendable, Equatable {
  public let number: Int
  public let id: String?
  public let first: RowView
  public let second: RowView
}

/// The verdicts of both, counted.
public struct VerdictContrast: Sendable, Equatable {
  /// Rows that alarm under both.
  public private(set) var both = 0
  /// Rows that alarm under the first alone: alarms that go.
  public private(set) var firstAlone = 0
  /// Rows that alarm under the second alone: alarms that come.
  public private(set) var secondAlone = 0
  public private(set) var neither = 0
  /// Whether every row had two verdicts.
  private(set) var isKnown = true

  mutating func count(_ first: Bool?, _ second: Bool?) {
    switch (first, second) {
    case (true?, true?): both += 1
    case (true?, false?): firstAlone += 1
    case (false?, true?): secondAlone += 1
    case (false?, false?): neither += 1
    case (nil, _), (_, nil): isKnown = false
    }
  }

  /// Rows whose verdicts differ.
  public var flips: Int { firstAlone + secondAlone }
  public var rows: Int { both + neither + flips }
}

/// How many rows are in one tier under the first bundle and in one under the second.
public struct TierMove: Sendable, Equatable {
  public let ends: Ends
  public let rows: Int

  /// Two tiers; `nil` for none.
  public struct Ends: Sendable, Hashable {
    public let from: String?
    public let to: String?

    var text: String { "\(from ?? "")\n\(to ?? "")" }
  }
}
