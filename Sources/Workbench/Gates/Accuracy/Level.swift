import Artifacts
import Evaluation
import Numerics
import Specs
import Vocabulary
import Wording

/// Whether a metric is on the right side of a number.
struct Level {
  let measurement: Measurement
  let bound: Double
  /// Whether the number is the least that it must reach, or else the most that it may.
  let isFloor: Bool
  let judging: GateRule.Judging
  /// Why there may be no interval.
  var unsure = "these rows are too few for an interval"

  var answer: (GateRecord.Answer, String) {
    guard let value = measurement.quantity.number else {
      return (.undecided, measurement.quantity.reason ?? "it was not measured")
    }
    switch judging {
    case .measured:
      return keeps(value)
        ? (.pass, "\(shown(value)), and \(wanted)")
        : (.fail, "\(shown(value)), and \(wanted)")
    case .interval, .datasets:
      guard let interval = measurement.interval else {
        return (
          .undecided,
          "\(shown(value)), but \(unsure); 'judge: measured' holds the bound to the number"
        )
      }
      let range =
        "\(shown(value)) (\(shown(interval.lower)) to \(shown(interval.upper)))"
      let (near, far) =
        isFloor ? (interval.lower, interval.upper) : (interval.upper, interval.lower)
      if keeps(near) { return (.pass, "\(range), and \(wanted)") }
      if !keeps(far) { return (.fail, "\(range), and \(wanted)") }
      return (.undecided, "\(range), and \(wanted): \(judging.evidence) like these leave both open")
    }
  }

  private func shown(_ value: Double) -> String {
    Amount(value, of: measurement.name)?.text ?? Figures.short(value)
  }

  private func keeps(_ value: Double) -> Bool {
    Rounding(of: 1).areEqual(value, bound) || (isFloor ? value > bound : value < bound)
  }

  private var wanted: String {
    "\(isFloor ? "at least" : "at most") \((Amount(bound, of: measurement.name)?.text ?? Figures.significant(bound))) is wanted"
  }
}

extension Baseline.Setting {
  /// A metric of test rows over all seeds and folds: as the run reports it where it does.
  ///
  /// - Parameter method: The way in which the threshold was asked for, of metrics of verdicts.
  func level(_ metric: HeatMetric, by method: String?, in subject: GateSubject) -> Measurement? {
    switch metric {
    case .ranking:
      if let known = measured[metric.name] { return known }
      return level(metric, in: subject) { $0.ranks.scores }
    case .verdicts:
      if trials.count == 1 { return trials[0].cut(by: method)?.measured[metric.name] }
      return level(metric, in: subject) { $0.verdicts(by: method) }
    }
  }

  private func level(
    _ metric: HeatMetric, in subject: GateSubject, _ scores: (Baseline.Trial) -> Scores?
  ) -> Measurement? {
    var heats: [Heat] = []
    for trial in trials {
      guard let own = scores(trial) else { return nil }
      let rows = subject.rows(of: trial)
      heats.append(
        Heat(
          rows: rows.numbers, labels: rows.labels, groups: rows.groups, seed: trial.seed,
          scores: [own]))
    }
    let count = heats.reduce(0) { $0 + $1.rows.count }
    guard let contest = try? Contest(heats, by: metric, seed: Seed(1).split("gate")) else {
      return Measurement(
        metric.name, .undefined(reason: Contest.obstacle(heats, by: metric)), rows: count)
    }
    return Measurement(
      metric.name, .number(contest.means[0]), interval: contest.interval(of: 0), rows: count)
  }
}

extension Baseline.Trial {
  /// The threshold that was asked for in this way; the first where none is named.
  func cut(by method: String?) -> Baseline.Cut? {
    method.map { name in cuts.first { $0.method == name } } ?? cuts.first
  }

  /// Which rows a threshold alarms on; `nil` where there is none such.
  func verdicts(by method: String?) -> Scores? {
    cut(by: method).map { ranks.verdicts(alarmingFrom: $0.alarmsFrom) }
  }
}
