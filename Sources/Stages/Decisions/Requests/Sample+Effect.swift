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
    return effect.measurements(
      groups: effectsByGroup(above: threshold), days: days, shareOf: evidence.shareOf)
  }

  /// What the cut does to each group, a row without one for itself; `nil` where no rows belong together.
  private func effectsByGroup(above threshold: Double) -> [CutEffect]? {
    guard let groups else { return nil }
    var members: [Int32: [Int]] = [:]
    var alone: [[Int]] = []
    for place in rows.indices {
      let code = groups[place]
      if code < 0 { alone.append([place]) } else { members[code, default: []].append(place) }
    }
    guard members.values.contains(where: { $0.count > 1 }) else { return nil }
    let all = alone + members.sorted { $0.key < $1.key }.map(\.value)
    return all.map { places in
      let counts = evidence.labels.map { labels in
        func count(_ label: Label, _ isAlarm: Bool) -> Int {
          places.count { labels[rows[$0]] == label && (scores[$0] > threshold) == isAlarm }
        }
        return Confusion(
          truePositives: count(.anomaly, true), falsePositives: count(.ordinary, true),
          falseNegatives: count(.anomaly, false), trueNegatives: count(.ordinary, false))
      }
      return CutEffect(
        confusion: counts, alarms: places.count { scores[$0] > threshold }, rows: places.count)
    }
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
