import Artifacts
import Evaluation
import Numerics
import Vocabulary

/// How a metric changed, as far as what it was measured on tells.
struct Change {
  let before: Measurement
  let after: Measurement
  /// After less before.
  let difference: Measurement
  /// Whether no row is ordered, or judged, otherwise than before.
  let isNone: Bool
  /// By how much it got worse; `nil` where nothing tells how sure that is.
  let loss: Loss?
  /// How likely equals are to differ so much; `nil` where that cannot be told.
  let p: Double?
  /// The smallest loss that four of five such comparisons would fail for.
  let smallest: Smallest
  /// Why there is no loss with its ends.
  let unsure: String

  /// Below 0 where it got better; with the ends that are left open.
  struct Loss {
    let value: Double
    let lower: Double
    let upper: Double

    static let none = Loss(value: 0, lower: 0, upper: 0)

    /// - Parameter isBetterLow: Whether what rises gets worse.
    init(of difference: Double, _ interval: Interval, isBetterLow: Bool) {
      let turned = isBetterLow ? 1.0 : -1.0
      let ends = [turned * interval.lower, turned * interval.upper].sorted()
      self.init(value: turned * difference, lower: ends[0], upper: ends[1])
    }

    private init(value: Double, lower: Double, upper: Double) {
      (self.value, self.lower, self.upper) = (value, lower, upper)
    }
  }

  typealias Smallest = (_ significance: Double, _ allowed: Double) -> Double?
}

extension Change {
  /// How a setting's metric changed on its rows.
  ///
  /// - Parameters:
  ///   - isDrawEnough: Whether what depends on the luck of one seed may stand for the setting.
  ///   - scores: What is compared of a trial; `nil` where it has none.
  init(
    of setting: PairedSetting, by metric: HeatMetric, isDrawEnough: Bool = false,
    _ scores: (Baseline.Trial) -> Scores?
  ) throws(PairedSetting.Gap) {
    guard let heats = setting.heats(scores) else {
      throw .incomparable("not each of its trials has such a threshold, before and now")
    }
    let rows = heats.reduce(0) { $0 + $1.rows.count }
    guard !heats.allSatisfy({ $0.scores[0] == $0.scores[1] }) else {
      self.init(unchanged: setting, heats, metric, rows)
      return
    }
    guard isDrawEnough || !setting.isOneDraw else {
      throw .incomparable(
        "chance has a part in it and there is one seed, so that a change cannot be told from another draw; "
          + "it takes several seeds, here and in the baseline ('seeds: [1, 2, 3]')")
    }
    guard let contest = try? Contest(heats, by: metric, seed: Self.seed) else {
      throw .incomparable(Contest.obstacle(heats, by: metric))
    }
    let found = contest.difference(1, 0)
    self.init(
      before: contest.measurement(of: 0, rows: rows), after: contest.measurement(of: 1, rows: rows),
      difference: Measurement(
        metric.name.difference, .number(found.value), interval: found.interval, rows: rows),
      isNone: false,
      // Without an interval no row counts for more or less than it did.
      loss: found.interval.map { Loss(of: found.value, $0, isBetterLow: metric.isBetterLow) }
        ?? (Rounding(of: 1).areEqual(found.value, 0) ? Loss.none : nil),
      p: found.p,
      smallest: { contest.detectable(1, 0, significance: $0, atLeast: $1) },
      unsure: "nothing in these rows tells how sure the change is")
  }

  private init(unchanged setting: PairedSetting, _ heats: [Heat], _ metric: HeatMetric, _ rows: Int)
  {
    let absent = Measurement(metric.name, .undefined(reason: "it was not measured"), rows: rows)
    let whole = try? Contest(heats, by: metric, seed: Self.seed)
    self.init(
      before: whole?.measurement(of: 0, rows: rows) ?? setting.before.measured[metric.name]
        ?? absent,
      after: whole?.measurement(of: 1, rows: rows) ?? setting.after.measured[metric.name] ?? absent,
      difference: Measurement(metric.name.difference, .number(0), rows: rows), isNone: true,
      loss: Loss.none, p: nil, smallest: { _, _ in nil }, unsure: "")
  }

  private static let seed = Seed(1).split("gate")
}

extension Change {
  /// How a metric changed in the mean of several data sets, each of which is one piece of evidence.
  init(inTheMeanOf changes: [Change], by metric: HeatMetric) throws(PairedSetting.Gap) {
    let numbers = changes.map { ($0.before.quantity.number, $0.after.quantity.number) }
    let (old, new) = (numbers.compactMap(\.0), numbers.compactMap(\.1))
    guard old.count == changes.count, new.count == changes.count else {
      throw .incomparable("it has no value on some of the data sets")
    }
    let flips = SignFlips(zip(new, old).map { $0 - $1 })
    let interval = flips.interval()
    let rows = changes.reduce(0) { $0 + $1.after.rows }
    self.init(
      before: Measurement(metric.name, inTheMeanOf: old, rows: rows),
      after: Measurement(metric.name, inTheMeanOf: new, rows: rows),
      difference: Measurement(
        metric.name.difference, .number(flips.mean), interval: interval, rows: rows),
      isNone: changes.allSatisfy(\.isNone),
      loss: interval.map { Loss(of: flips.mean, $0, isBetterLow: metric.isBetterLow) },
      p: flips.p, smallest: { flips.detectable(significance: $0, atLeast: $1) },
      unsure: Measurement.tooFew(flips.count))
  }
}

extension Measurement {
  /// The mean of what was measured on several data sets, as sure as so many of them make it.
  init(_ name: MetricName, inTheMeanOf values: [Double], rows: Int) {
    let flips = SignFlips(values)
    self.init(name, .number(flips.mean), interval: flips.interval(), rows: rows)
  }

  /// Why a mean over so many data sets has no interval.
  static func tooFew(_ datasets: Int) -> String {
    "\(datasets) data \(datasets == 1 ? "set tells" : "sets tell") too little of others: it takes \(SignFlips.fewest())"
  }
}

extension Contest {
  fileprivate func measurement(of candidate: Int, rows: Int) -> Measurement {
    Measurement(
      metric.name, .number(means[candidate]), interval: interval(of: candidate), rows: rows)
  }
}
