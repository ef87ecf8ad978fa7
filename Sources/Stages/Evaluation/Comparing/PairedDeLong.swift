public import Scoring
public import Vocabulary

/// The difference of two ROC areas on the same rows, with the covariances of what each row contributes to
/// both (DeLong, DeLong and Clarke-Pearson 1988).
public struct PairedDeLong: Sendable, Equatable {
  public let first: Double
  public let second: Double
  public let variance: Double
  /// How many rows the smaller class has.
  public let smaller: Int

  /// What can be said where no row would change the difference.
  private let unvaried: UnvariedDifference

  /// With fewer rows of a class than this, a difference that can be seen would have to be enormous.
  public static let fewest = 5

  public var difference: Double { first - second }

  /// - Returns: `nil` with fewer than two anomalies or two ordinary rows.
  /// - Complexity: O(*n* log *n*).
  public init?(_ first: Scores, _ second: Scores, _ labels: Labels) throws(RankingError) {
    let rankings = [try Ranking(first, labels), try Ranking(second, labels)]
    guard rankings[0].anomalies > 1, rankings[0].ordinary > 1, let a = rankings[0].rocAUC,
      let b = rankings[1].rocAUC
    else { return nil }
    let components = rankings.map(ROCComponents.init)
    var (strange, plain) = (0.0, 0.0)
    for row in 0..<labels.count where labels[row] != .unknown {
      let steps = (
        rankings[0].steps(above: first[row]), rankings[1].steps(above: second[row])
      )
      if labels[row] == .anomaly {
        let gap = components[0].ofAnomalies[steps.0] - components[1].ofAnomalies[steps.1] - (a - b)
        strange += gap * gap
      } else {
        let gap = components[0].ofOrdinary[steps.0] - components[1].ofOrdinary[steps.1] - (a - b)
        plain += gap * gap
      }
    }
    let (anomalies, ordinary) = (Double(rankings[0].anomalies), Double(rankings[0].ordinary))
    smaller = min(rankings[0].anomalies, rankings[0].ordinary)
    unvaried = UnvariedDifference(RankedArea(rankings[0], a), RankedArea(rankings[1], b))
    self.first = a
    self.second = b
    variance = strange / (anomalies - 1) / anomalies + plain / (ordinary - 1) / ordinary
  }

  /// What is known of the difference; nothing where a class has too few rows.
  func found(_ level: ConfidenceLevel) -> FoundDifference {
    smaller >= Self.fewest
      ? FoundDifference(interval: interval(level: level), p: .number(p), method: method)
      : FoundDifference(tooFew: smaller, method: method)
  }

  private var method: String { variance > 0 || difference == 0 ? "DeLong" : "Newcombe" }

  private var studentized: StudentizedDifference {
    StudentizedDifference(
      difference: difference, deviation: variance.squareRoot(), degrees: smaller - 1, limit: 1)
  }

  /// The two-sided p-value; 1 for areas that are equal.
  public var p: Double { studentized.p ?? unvaried.p }

  /// - Returns: `nil` for areas that are equal in every sample of these rows.
  public func interval(level: ConfidenceLevel = .standard) -> Interval? {
    if let interval = studentized.interval(level, method: "DeLong") { return interval }
    return difference == 0 ? nil : unvaried.interval(level)
  }
}
