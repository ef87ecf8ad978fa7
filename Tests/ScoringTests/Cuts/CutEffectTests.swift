import Scoring
import Testing
import Vocabulary

/// What a cut does to rows, by counts that are small enough to check by hand.
struct CutEffectTests {
  /// Of 12 anomalies 8 are found, and 6 of 48 ordinary rows alarm.
  private static let counts = Confusion(
    truePositives: 8, falsePositives: 6, falseNegatives: 4, trueNegatives: 42)

  private func numbers(_ effect: CutEffect) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: effect.quantities.compactMap { name, quantity in
        quantity.number.map { (name.text, $0) }
      })
  }

  @Test func `labeled rows tell rates, all rows tell alarms, and a rate of events tells alerts`() {
    let scale = 14.0.squareRoot() * 12.0.squareRoot() * 48.0.squareRoot()
    let matthews: Double = 312 / (scale * 46.0.squareRoot())
    // 20 of 80 rows alarm, of 1,000 a day that is 250; (4 · 50 + 6 · 1) / 60.
    let effect = CutEffect(
      confusion: Self.counts, alarms: 20, rows: 80, eventsPerDay: 1000,
      cost: .prices(missed: 50, false: 1))
    let (recall, specificity) = (8.0 / 12, 42.0 / 48)
    let expected: [String: Double] = [
      "precision": 8.0 / 14, "recall": recall, "f1": 16.0 / 26, "false_positive_rate": 6.0 / 48,
      "specificity": specificity, "mcc": matthews,
      "balanced_accuracy": (recall + specificity) / 2, "accuracy": 50.0 / 60, "alarm_rate": 0.25,
      "alerts_per_day": 250, "cost_per_row": 206.0 / 60,
    ]
    #expect(numbers(effect) == expected)
  }

  @Test func `rows without labels tell alarms and nothing else`() {
    let effect = CutEffect(
      confusion: nil, alarms: 20, rows: 80, cost: .prices(missed: 50, false: 1))
    #expect(numbers(effect) == ["alarm_rate": 0.25])
    #expect(effect.measurements().map(\.name) == [.alarmRate])
  }

  @Test func `what is said with intervals is what is said without, name by name`() {
    let effect = CutEffect(
      confusion: Self.counts, alarms: 20, rows: 80, eventsPerDay: 1000,
      cost: .prices(missed: 50, false: 1))
    let measured = effect.measurements()
    #expect(measured.map(\.name) == effect.quantities.map(\.name))
    #expect(measured.map(\.quantity) == effect.quantities.map(\.quantity))
  }

  @Test
  func `behind a share stand the rows that it is a share of, behind all else the labeled rows`() {
    let effect = CutEffect(
      confusion: Self.counts, alarms: 20, rows: 80, eventsPerDay: 1000,
      cost: .prices(missed: 50, false: 1))
    let rows = effect.measurements().map { "\($0.name) \($0.rows)" }
    #expect(
      rows == [
        "precision 14", "recall 12", "f1 60", "false_positive_rate 48", "specificity 48", "mcc 60",
        "balanced_accuracy 60", "accuracy 60", "alarm_rate 80", "alerts_per_day 80",
        "cost_per_row 60",
      ])
  }

  @Test func `losses of single rows add up, and their spread is that of the rows`() throws {
    // 7 of 2 · 6 rows lost something: 1 + 2 + 3 on anomalies, 4 · 1.5 on ordinary rows, over 12 rows.
    let counts = Confusion(
      truePositives: 3, falsePositives: 4, falseNegatives: 3, trueNegatives: 2)
    let effect = CutEffect(
      confusion: counts, alarms: 7, rows: 12,
      cost: .amounts(anomalies: [1, 2, 3, 0, 0, 0], ordinary: [1.5, 1.5, 1.5, 1.5, 0, 0]))
    let cost = try #require(effect.measurements().last)
    #expect(cost.name == .costPerRow && cost.rows == 12)
    #expect(cost.quantity == .number(1))
    // By strata the variance of the mean is (6 · 4/3 + 6 · 1/2) / 12²: a standard error of 0.28.
    let interval = try #require(cost.interval)
    let error = (interval.upper - interval.lower) / (2 * 1.96)
    #expect(abs(error - 0.28) < 0.03)
    #expect(interval.lower < 1 && interval.upper > 1)
  }

  @Test func `alarms over eight days or more are resampled by days, else taken as independent`()
    throws
  {
    let effect = CutEffect(confusion: nil, alarms: 16, rows: 160, eventsPerDay: 10)
    // Sixteen days of ten rows; all alarms on one of them.
    let times = (0..<160).map { Int64($0) * 8_640_000 }
    let days = try #require(AlertDays(times, isAlarm: (0..<160).map { $0 < 16 }))
    let byDays = try #require(effect.measurements(days: days).last?.interval)
    let byRows = try #require(effect.measurements().last?.interval)
    #expect(byDays.method == "bootstrap of 16 days (1000)" && byRows.method == "Poisson")
    // A day with all its rows alarming may be drawn not at all, or three times.
    #expect(byDays.lower == 0 && byDays.upper > byRows.upper)
  }

  @Test func `days are counted from the first moment, and days that are alike leave nothing open`()
    throws
  {
    // Sixteen days of ten rows, one of which alarms: whichever days are drawn, a tenth of ten a day.
    let effect = CutEffect(confusion: nil, alarms: 16, rows: 160, eventsPerDay: 10)
    for start in [0, 1_700_000_000_000, -86_400_000_000] as [Int64] {
      let days = try #require(
        AlertDays(
          (0..<160).map { start + Int64($0) * 8_640_000 }, isAlarm: (0..<160).map { $0 % 10 == 3 }))
      let interval = try #require(effect.measurements(days: days).last?.interval)
      #expect(interval.lower == 1 && interval.upper == 1)
    }
  }

  @Test func `where few days have alarms, the interval is no narrower than that of their count`()
    throws
  {
    // Each other of eight days has ten rows, one of which alarms, and the others have one row. Days drawn
    // again reach from 1 of 17 (one such day) to about 1 of 10; the count of 4 among 44 rows alone
    // from 1.09 of 44 to 10.24 of 44.
    let effect = CutEffect(confusion: nil, alarms: 4, rows: 44, eventsPerDay: 44)
    var (times, alarms): ([Int64], [Bool]) = ([], [])
    for day in 0..<8 {
      let rows = day % 2 == 0 ? 10 : 1
      times += Array(repeating: Int64(day) * 86_400_000, count: rows)
      alarms += (0..<rows).map { day % 2 == 0 && $0 == 0 }
    }
    let days = try #require(AlertDays(times, isAlarm: alarms))
    let byDays = try #require(effect.measurements(days: days).last?.interval)
    let byCount = try #require(effect.measurements().last?.interval)
    #expect(byDays.method == "bootstrap of 8 days (1000)" && byCount.method == "Poisson")
    #expect(byDays.lower == byCount.lower && byDays.upper == byCount.upper)
    #expect((byCount.lower * 100).rounded() == 109 && (byCount.upper * 100).rounded() == 1024)
  }

  @Test func `over groups, alerts a day reach as far as the share of alarms times the events`()
    throws
  {
    func cut(_ alarms: Int, of rows: Int) -> CutEffect {
      CutEffect(confusion: nil, alarms: alarms, rows: rows, eventsPerDay: 1000)
    }
    let groups = [cut(1, of: 20), cut(4, of: 20), cut(2, of: 30), cut(9, of: 30)]
    let found = cut(16, of: 100).measurements(groups: groups).compactMap(\.interval)
    #expect(found.count == 2)
    #expect(found[1].lower == 1000 * found[0].lower && found[1].upper == 1000 * found[0].upper)
    #expect(found[1].lower < 160 && found[1].upper > 160)
  }

  @Test func `of two parts of which one has no labels, the other tells of both`() {
    let labeled = CutEffect(
      confusion: Self.counts, alarms: 14, rows: 60, cost: .prices(missed: 50, false: 1))
    let bare = CutEffect(confusion: nil, alarms: 6, rows: 20)
    for joined in [labeled.joined(bare), bare.joined(labeled)] {
      #expect(joined.confusion == Self.counts && joined.costPerRow == 206.0 / 60)
      #expect(joined.alarms == 20 && joined.rows == 80)
    }
  }
}
