import Numerics
public import Vocabulary

/// What a cut does to rows: how many alarm, whether rightly, and what that means in a day and in money.
///
/// Whoever says what a threshold does says it by this, so that one threshold and one set of rows have one
/// answer.
public struct CutEffect: Sendable {
  /// Of the rows with a label; `nil` where none has one.
  public let confusion: Confusion?
  /// Of all rows.
  public let alarms: Int
  public let rows: Int
  public let eventsPerDay: Double?
  /// What the mistakes among the labeled rows cost, if both kinds have a price.
  public let cost: CutCost?

  public init(
    confusion: Confusion?, alarms: Int, rows: Int, eventsPerDay: Double? = nil,
    cost: CutCost? = nil
  ) {
    self.confusion = confusion
    self.alarms = alarms
    self.rows = rows
    self.eventsPerDay = eventsPerDay
    self.cost = cost
  }

  /// What two cuts do to their rows together, which are parts of the same evidence.
  public func joined(_ other: CutEffect) -> CutEffect {
    /// Both together; where one part has no labeled row, what the other says.
    func both<Part>(_ one: Part?, _ other: Part?, _ join: (Part, Part) -> Part) -> Part? {
      guard let one, let other else { return one ?? other }
      return join(one, other)
    }
    return CutEffect(
      confusion: both(confusion, other.confusion) { $0.adding($1) }, alarms: alarms + other.alarms,
      rows: rows + other.rows, eventsPerDay: eventsPerDay,
      cost: both(cost, other.cost) { $0.joined($1) })
  }

  /// Resampling draws by this, so that an interval depends on nothing but what was counted.
  static let seed = Seed(0xC07)

  private static let ofLabels = VerdictMetric.standard.filter { $0 != .alarmRate }

  /// What the mistakes cost in the mean of the labeled rows.
  public var costPerRow: Double? {
    confusion.flatMap { confusion in cost?.perRow(of: confusion) }
  }

  public var alertsPerDay: Double? {
    eventsPerDay.map { AlertRate(alarms: alarms, rows: rows, eventsPerDay: $0).perDay }
  }

  /// Every quantity that the rows tell of, under its name, without intervals.
  public var quantities: [(name: MetricName, quantity: Quantity)] {
    var all: [(name: MetricName, quantity: Quantity)] = []
    if let confusion {
      all += Self.ofLabels.map { (name: $0.name, quantity: $0.value(of: confusion)) }
    }
    all.append((name: .alarmRate, .number(Double(alarms) / Double(rows))))
    if let alertsPerDay { all.append((name: .alertsPerDay, .number(alertsPerDay))) }
    if let costPerRow { all.append((name: .costPerRow, .number(costPerRow))) }
    return all
  }

  /// The same with their intervals and the rows behind them.
  ///
  /// - Parameters:
  ///   - groups: What the cut does to each group of rows that belong together; intervals are then over groups.
  ///   - days: The days on which rows alarmed, where that is known: alarms come in bouts, and days
  ///   allow for that.
  ///   - shareOf: How many labeled rows tell the share of anomalies; these alone if it is `nil`.
  public func measurements(
    groups: [CutEffect]? = nil, days: AlertDays? = nil, shareOf: Int? = nil
  ) -> [Measurement] {
    let byGroup = groups.map { $0.compactMap(\.confusion) }
    var all = confusion?.measurements(of: Self.ofLabels, groups: byGroup, shareOf: shareOf) ?? []
    let share =
      groups.map { Interval(shareOfGroups: $0.map { (part: $0.alarms, whole: $0.rows) }) }
      ?? Interval(share: alarms, of: rows)
    all.append(
      Measurement(
        .alarmRate, .number(Double(alarms) / Double(rows)),
        interval: share, rows: rows))
    if let eventsPerDay {
      let rate = AlertRate(alarms: alarms, rows: rows, eventsPerDay: eventsPerDay)
      let single = groups == nil ? rate.interval() : share?.scaled(by: eventsPerDay)
      all.append(
        Measurement(
          .alertsPerDay, .number(rate.perDay),
          interval: days?.interval(eventsPerDay: eventsPerDay, atLeast: single ?? rate.interval())
            ?? single, rows: rows))
    }
    if let confusion, let cost {
      all += cost.measurement(of: confusion, groups: byGroup, shareOf: shareOf).map { [$0] } ?? []
    }
    return all
  }
}

extension Interval {
  fileprivate func scaled(by factor: Double) -> Interval {
    Interval(lower: lower * factor, upper: upper * factor, level: level, method: method)
  }
}
