import Vocabulary

extension Page.Chart {
  /// How many rows each threshold of a chart alarms on: what a reader tries thresholds with.
  public struct Tryout: Sendable, Equatable {
    /// Which rows they are: `test rows`.
    let title: String
    /// How many there are, with labels or without.
    let rows: Int
    /// Those that each threshold alarms on, the most reluctant first.
    let alarms: [Int]
    /// What is known of those that have labels; `nil` where none has one.
    let known: Known?
    /// How many rows come in a day, and what mistakes cost, where the curve says so.
    let eventsPerDay: Double?
    let prices: Prices?

    /// Rows with labels.
    struct Known: Sendable, Equatable {
      let anomalies: Int
      let ordinary: Int
      /// How many anomalies each threshold finds, and on how many ordinary rows it alarms.
      let hits: [Int]
      let errors: [Int]
    }

    /// What an anomaly that is missed costs, and an alarm on an ordinary row.
    struct Prices: Sendable, Equatable {
      let missed: Double
      let falseAlarm: Double
    }

    init(_ points: [TuningPoint], of rows: Int, _ title: String) {
      self.title = title
      self.rows = rows
      alarms = points.map(\.alarms)
      let confusions = points.compactMap(\.confusion)
      known = confusions.count == points.count ? Known(confusions) : nil
      eventsPerDay = points.last { $0.alarms > 0 }.flatMap { point in
        point.alertsPerDay.map { $0 * Double(rows) / Double(point.alarms) }
      }
      prices = known.flatMap { Prices(points, $0) }
    }
  }
}

extension Page.Chart.Tryout.Known {
  init?(_ confusions: [Confusion]) {
    guard let one = confusions.first else { return nil }
    anomalies = one.truePositives + one.falseNegatives
    ordinary = one.falsePositives + one.trueNegatives
    hits = confusions.map(\.truePositives)
    errors = confusions.map(\.falsePositives)
  }
}

extension Page.Chart.Tryout.Prices {
  /// Read from the ends of a curve: no alarm misses all anomalies, and all alarms miss none.
  init?(_ points: [TuningPoint], _ known: Page.Chart.Tryout.Known) {
    let labelled = Double(known.anomalies + known.ordinary)
    guard let none = points.first(where: { $0.confusion?.alarms == 0 })?.costPerRow,
      let all = points.last(where: { $0.confusion?.alarms == known.anomalies + known.ordinary })?
        .costPerRow, known.anomalies > 0, known.ordinary > 0
    else { return nil }
    missed = none * labelled / Double(known.anomalies)
    falseAlarm = all * labelled / Double(known.ordinary)
  }
}
