import Evaluation
import Numerics
public import Vocabulary

/// How differently two bundles rank rows.
public struct RankContrast: Sendable, Equatable {
  /// How many rows are ranked.
  public let rows: Int
  /// Whether these were drawn from more.
  public let areDrawn: Bool
  /// Spearman's, with the interval of rows like these.
  public let correlation: Measurement
  /// By how much of all ranks a row moves: half of the rows by no more than this,
  public let usualShift: Double
  /// 95 of 100 by no more than this,
  public let largeShift: Double
  /// and none by more than this.
  public let largestShift: Double
  /// The rows that move farthest, the farthest first.
  public let furthest: [Row]

  /// A row with its places from the most ordinary (0) to the strangest (1) of the rows.
  public struct Row: Sendable, Equatable {
    public let row: ContrastedRow
    public let firstPlace: Double
    public let secondPlace: Double

    public var shift: Double { abs(secondPlace - firstPlace) }
  }

  /// - Parameter all: How many rows there were to draw these from.
  init?(of rows: [ContrastedRow], outOf all: Int, furthest: Int) {
    guard !rows.isEmpty else { return nil }
    let scores = (rows.map(\.first.score), rows.map(\.second.score))
    let places = (Self.places(of: scores.0), Self.places(of: scores.1))
    let shifts = zip(places.0, places.1).map { abs($1 - $0) }
    let sorted = SortedSample(shifts)
    self.rows = rows.count
    areDrawn = rows.count < all
    correlation = Self.correlation(scores.0, scores.1)
    usualShift = sorted.quantile(0.5, rule: .nearestRank) ?? 0
    largeShift = sorted.quantile(0.95, rule: .nearestRank) ?? 0
    largestShift = sorted.values.last ?? 0
    self.furthest = shifts.indices.filter { shifts[$0] > 0 }
      .sorted { (-shifts[$0], rows[$0].number) < (-shifts[$1], rows[$1].number) }
      .prefix(furthest)
      .map { Row(row: rows[$0], firstPlace: places.0[$0], secondPlace: places.1[$0]) }
  }

  /// The middle of what each score has of the ranks: (rank − ½) / count.
  private static func places(of scores: [Double]) -> [Double] {
    Ranks.average(of: scores).map { ($0 - 0.5) / Double(scores.count) }
  }

  private static func correlation(_ first: [Double], _ second: [Double]) -> Measurement {
    guard let found = spearman(first, second) else {
      return Measurement(
        .rankCorrelation, .undefined(reason: "one of the two scores all rows alike"),
        rows: first.count)
    }
    return Measurement(
      .rankCorrelation, .number(found),
      interval: Interval(correlation: found, rows: first.count), rows: first.count)
  }
}
