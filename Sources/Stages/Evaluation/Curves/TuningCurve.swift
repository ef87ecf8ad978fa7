public import Scoring
public import Vocabulary

/// What each threshold would do: the curve on which one is chosen.
public struct TuningCurve: Sendable {
  /// How many rows arrive in a day, for alerts a day; `nil` if nobody says.
  public let rowsPerDay: Double?
  /// What a missed anomaly and a false alarm cost; `nil` if nobody says.
  public let costs: (missed: Double, false: Double)?

  public init(rowsPerDay: Double? = nil, costs: (missed: Double, false: Double)? = nil) {
    self.rowsPerDay = rowsPerDay
    self.costs = costs
  }

  /// The curve of a ranking: a row a cut, from the one where nothing alarms, with columns `threshold`,
  /// `lowest_alarmed`, `alarms`, `precision`, `recall`, `f1`, `false_positive_rate` and, where they are
  /// known, `alerts_per_day` and `cost`. What is undefined at a cut is NaN, as a column has it.
  ///
  /// - Parameter limit: About how many cuts to keep, or `nil` for all; highs and lows of precision, F1
  ///   and cost stay.
  public func table(of ranking: Ranking, limit: Int? = 1000) -> Table {
    guard ranking.steps > 0 else { return Table(rows: 0, columns: []) }
    let all = ranking.steps + 1
    let cuts =
      limit.map { Thinning.places(all, limit: $0, extremesOf: turning(ranking)) } ?? Array(0..<all)
    func column(_ name: String, _ value: (Confusion) -> Double?) -> Column {
      Column(name, numbers: cuts.map { value(ranking.confusion($0)) ?? .nan })
    }
    var columns = [
      Column("threshold", numbers: cuts.map { ranking.separator($0).value }),
      Column("lowest_alarmed", numbers: cuts.map { $0 == 0 ? .nan : ranking.scores[$0 - 1] }),
      column("alarms") { Double($0.alarms) },
      column("precision", \.precision),
      column("recall", \.recall),
      column("f1", \.f1),
      column("false_positive_rate", \.falsePositiveRate),
    ]
    if let rowsPerDay {
      columns.append(column("alerts_per_day") { $0.alarmRate.map { $0 * rowsPerDay } })
    }
    if let costs {
      columns.append(column("cost") { $0.cost(missed: costs.missed, false: costs.false) })
    }
    return Table(rows: cuts.count, columns: columns)
  }

  /// The curves that turn, and whose extremes a plot has to keep.
  private func turning(_ ranking: Ranking) -> [(Int) -> Double?] {
    var curves: [(Int) -> Double?] = [
      { ranking.confusion($0).precision }, { ranking.confusion($0).f1 },
    ]
    if let costs {
      curves.append { ranking.confusion($0).cost(missed: costs.missed, false: costs.false) }
    }
    return curves
  }
}
