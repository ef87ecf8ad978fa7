import Scoring
import Vocabulary

extension Sample {
  /// About how many thresholds a curve keeps; highs and lows of precision, F1 and cost stay.
  static let curveLimit = 1000

  /// What thresholds do, from one that nothing exceeds to one that everything does.
  var tuningCurve: [TuningPoint] {
    let cuts = cuts
    let kept = Thinning.places(
      cuts.count, limit: Self.curveLimit,
      extremesOf: evidence.labels == nil
        ? [] : [{ cuts[$0].precision }, { cuts[$0].f1 }, { cuts[$0].costPerRow }])
    return kept.map { cuts[$0] }
  }

  /// Every cut between distinct scores, the most reluctant first.
  private var cuts: [TuningPoint] {
    var walk = CutWalk(self)
    var points = [walk.point(at: Separator(above: scores.last!))]
    for place in scores.indices.reversed() {
      walk.raiseAlarm(at: place)
      if place == 0 {
        points.append(walk.point(at: Separator(below: scores[0])))
      } else if scores[place - 1] < scores[place] {
        points.append(
          walk.point(at: Separator(between: scores[place - 1], and: scores[place])))
      }
    }
    return points
  }
}

/// Counts what alarms while a threshold sinks past one row after another.
private struct CutWalk {
  private let sample: Sample
  private let labels: Labels?
  private var alarms = 0
  private var found = 0
  private var wrong = 0
  private var cost: Double?

  init(_ sample: Sample) {
    self.sample = sample
    labels = sample.ranking.flatMap { $0.rows > 0 ? sample.evidence.labels : nil }
    guard let labels, let missed = sample.evidence.costs.missed, sample.evidence.costs.false != nil
    else { return }
    cost = sample.rows.reduce(0) { labels[$1] == .anomaly ? $0 + missed[$1] : $0 }
  }

  mutating func raiseAlarm(at place: Int) {
    let row = sample.rows[place]
    alarms += 1
    switch labels?[row] {
    case .anomaly:
      found += 1
      cost = cost.map { $0 - (sample.evidence.costs.missed?[row] ?? 0) }
    case .ordinary:
      wrong += 1
      cost = cost.map { $0 + (sample.evidence.costs.false?[row] ?? 0) }
    case .unknown, nil: break
    }
  }

  func point(at separator: Separator) -> TuningPoint {
    let confusion = labels.flatMap { _ in
      sample.ranking.map {
        Confusion(
          truePositives: found, falsePositives: wrong, falseNegatives: $0.anomalies - found,
          trueNegatives: $0.ordinary - wrong)
      }
    }
    return TuningPoint(
      threshold: separator.value, alarms: alarms, confusion: confusion,
      alertsPerDay: sample.evidence.eventsPerDay.map {
        AlertRate(alarms: alarms, rows: sample.count, eventsPerDay: $0).perDay
      },
      costPerRow: confusion.flatMap { confusion in cost.map { max(0, $0) / Double(confusion.rows) }
      })
  }
}
