import Artifacts
import Evaluation
import Numerics
import Vocabulary

/// How a metric of a setting changed, as far as its rows tell.
struct Change {
  let metric: HeatMetric
  let before: Measurement
  let after: Measurement
  /// `nil` where no row is ordered, or judged, otherwise than before.
  let contest: Contest?

  /// - Parameter scores: What is compared of a trial; `nil` where it has none.
  init(
    of setting: PairedSetting, by metric: HeatMetric,
    _ scores: (Baseline.Trial) -> Scores?
  ) throws(PairedSetting.Gap) {
    self.metric = metric
    guard let heats = setting.heats(scores) else {
      throw .incomparable("not each of its trials has such a threshold, before and now")
    }
    let rows = heats.reduce(0) { $0 + $1.rows.count }
    let known = (setting.before.measured[metric.name], setting.after.measured[metric.name])
    guard !heats.allSatisfy({ $0.scores[0] == $0.scores[1] }) else {
      let absent = Measurement(metric.name, .undefined(reason: "it was not measured"), rows: rows)
      let whole = try? Contest(heats, by: metric, seed: Self.seed)
      before = whole?.measurement(of: 0, rows: rows) ?? known.0 ?? absent
      after = whole?.measurement(of: 1, rows: rows) ?? known.1 ?? absent
      contest = nil
      return
    }
    guard !setting.isOneDraw else {
      throw .incomparable(
        "chance has a part in it and there is one seed, so that a change cannot be told from another draw; "
          + "it takes several seeds, here and in the baseline ('seeds: [1, 2, 3]')")
    }
    guard let contest = try? Contest(heats, by: metric, seed: Self.seed) else {
      throw .incomparable(Contest.obstacle(heats, by: metric))
    }
    self.contest = contest
    before = contest.measurement(of: 0, rows: rows)
    after = contest.measurement(of: 1, rows: rows)
  }

  private static let seed = Seed(1).split("gate")

  /// By how much it got worse, with the ends that rows like these leave open; below 0 where it got better.
  var loss: (value: Double, lower: Double, upper: Double)? {
    guard let difference = contest?.difference(1, 0) else { return (0, 0, 0) }
    let turned = metric.isBetterLow ? 1.0 : -1.0
    guard let interval = difference.interval else {
      // No row counts for more or less than it did.
      return Rounding(of: 1).areEqual(difference.value, 0) ? (0, 0, 0) : nil
    }
    let ends = [turned * interval.lower, turned * interval.upper].sorted()
    return (turned * difference.value, ends[0], ends[1])
  }

  /// After less before.
  var difference: Measurement {
    let found = contest?.difference(1, 0)
    return Measurement(
      metric.name.difference, .number(found?.value ?? 0), interval: found?.interval,
      rows: after.rows)
  }

  var p: Double? { contest?.difference(1, 0).p }
}

extension Contest {
  fileprivate func measurement(of candidate: Int, rows: Int) -> Measurement {
    Measurement(
      metric.name, .number(means[candidate]), interval: interval(of: candidate), rows: rows)
  }
}
