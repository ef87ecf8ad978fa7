import Scoring
public import Vocabulary

extension Evidence {
  /// What a threshold does to these rows, with intervals.
  public func measurements(above threshold: Double) -> [Measurement] {
    Sample(self).measurements(above: threshold)
  }

  /// What every threshold does to these rows.
  public var tuningCurve: [TuningPoint] { Sample(self).tuningCurve }
}

extension Sample {
  func effect(above threshold: Double) -> CutEffect {
    let counts = ranking.flatMap { $0.steps == 0 ? nil : $0.confusion($0.steps(above: threshold)) }
    return CutEffect(
      confusion: counts, alarms: alarms(above: threshold), rows: count,
      eventsPerDay: evidence.eventsPerDay, cost: cost(above: threshold))
  }

  func measurements(above threshold: Double) -> [Measurement] {
    let effect = effect(above: threshold)
    let days = evidence.times.flatMap { times in
      AlertDays(rows.map { times[$0] }, isAlarm: scores.map { $0 > threshold })
    }
    return effect.measurements(days: days)
  }

  private func cost(above threshold: Double) -> CutCost? {
    guard let labels = evidence.labels, let missed = evidence.costs.missed,
      let wrong = evidence.costs.false
    else { return nil }
    if case .same(let miss) = missed, case .same(let alarm) = wrong {
      return .prices(missed: miss, false: alarm)
    }
    var (anomalies, ordinary): ([Double], [Double]) = ([], [])
    for (score, row) in zip(scores, rows) {
      switch labels[row] {
      case .anomaly: anomalies.append(score > threshold ? 0 : missed[row])
      case .ordinary: ordinary.append(score > threshold ? wrong[row] : 0)
      case .unknown: break
      }
    }
    return .amounts(anomalies: anomalies, ordinary: ordinary)
  }
}
