public import Scoring

/// What each threshold would do: the curve on which one is chosen.
public struct TuningCurve: Sendable {
  /// From the threshold at which nothing alarms to the one at which everything does.
  public let points: [Point]

  /// What a threshold does to rows whose labels are known.
  public struct Point: Sendable {
    public let threshold: Double
    public let confusion: Confusion
    /// How many rows would alarm in a day; `nil` if nobody says how many arrive.
    public let alertsPerDay: Double?
    /// What a row costs in the mean; `nil` if nobody says what mistakes cost.
    public let cost: Double?
  }

  /// The curve of a ranking, a point a cut; without points if there are no rows.
  ///
  /// - Parameters:
  ///   - rowsPerDay: How many rows arrive in a day.
  ///   - costs: What a missed anomaly and a false alarm cost.
  ///   - limit: About how many points to keep, or `nil` for all; highs and lows of precision, F1 and cost
  ///     stay.
  public init(
    of ranking: Ranking, rowsPerDay: Double? = nil, costs: (missed: Double, false: Double)? = nil,
    limit: Int? = 1000
  ) {
    guard ranking.steps > 0 else {
      points = []
      return
    }
    func cost(_ confusion: Confusion) -> Double? {
      costs.flatMap { confusion.cost(missed: $0.missed, false: $0.false) }
    }
    var turning: [(Int) -> Double?] = [
      { ranking.confusion($0).precision }, { ranking.confusion($0).f1 },
    ]
    if costs != nil { turning.append { cost(ranking.confusion($0)) } }
    let all = ranking.steps + 1
    let cuts = limit.map { Thinning.places(all, limit: $0, extremesOf: turning) } ?? Array(0..<all)
    points = cuts.map { cut in
      let confusion = ranking.confusion(cut)
      return Point(
        threshold: ranking.separator(cut).value, confusion: confusion,
        alertsPerDay: rowsPerDay.flatMap { rate in confusion.alarmRate.map { $0 * rate } },
        cost: cost(confusion))
    }
  }
}
