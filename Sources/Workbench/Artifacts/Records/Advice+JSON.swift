public import Formats
public import Vocabulary

extension ThresholdAdvice {
  /// The whole advice, in a form that scripts can rely on: keys are only ever added.
  public var json: JSON {
    let best = recommendation
    let threshold = best?.choice.threshold
    var members: JSON.Object = [
      "candidate": candidate.map { .text($0.name) } ?? .null,
      "tied_with": JSON(candidate?.tiedWith ?? []),
      "chosen_from": candidate?.chosenFrom.map(JSON.integer) ?? .null,
      "compared_before": JSON(candidate?.comparedBefore ?? 0),
      "threshold": JSON(threshold?.value), "promise": best?.promise ?? .null,
    ]
    if let best, !best.measured.isEmpty {
      members["measured"] = JSON(best.measured)
    } else {
      members["expected"] = JSON(threshold?.expected ?? [])
    }
    for (key, value) in whole.members ?? [:] { members[key] = value }
    return .object(members)
  }

  /// What the recommendation was taken from.
  private var whole: JSON {
    [
      "format": 1, "headline": .text(headline),
      "recommended": recommended.map { alternatives[$0].json } ?? .null,
      "alternatives": .list(alternatives.map(\.json)), "curve": .list(curve.map(\.json)),
      "tiers": .list(tiers.map(\.json)),
      "assumptions": .list(
        assumptions.map { ["statement": .text($0.statement), "broken_by": .text($0.brokenBy)] }),
      "basis": .text(basis.rawValue), "rows": JSON(rows),
      "anomalies": anomalies.map(JSON.integer) ?? .null,
      "ordinary": ordinary.map(JSON.integer) ?? .null, "events_per_day": JSON(eventsPerDay),
    ]
  }
}

extension ThresholdAlternative {
  /// What is promised of rows to come, and whether rows kept for measuring bear it out.
  fileprivate var promise: JSON {
    guard let promise = choice.threshold?.guarantee else { return .null }
    return [
      "text": .text(promise.sentence), "kept": isKept.map { .bool($0) } ?? .null,
      "later_rows": promise.likeness?.json ?? .null,
    ]
  }

  var json: JSON {
    [
      "method": .text(choice.method), "feasible": JSON(choice.threshold != nil),
      "threshold": JSON(choice.threshold?.value), "choice": choice.json, "test": JSON(measured),
      "folds": overFolds?.json ?? .null, "promise": promise,
    ]
  }
}

extension FoldSpread {
  var json: JSON {
    [
      "folds": JSON(folds), "chosen": JSON(chosen), "threshold": threshold.json,
      "test": JSON(measured), "sentence": .text(sentence),
    ]
  }
}

extension TuningPoint {
  var json: JSON {
    [
      "threshold": threshold.isFinite ? .number(threshold) : .null, "alarms": JSON(alarms),
      MetricName.precision.text: JSON(precision), MetricName.recall.text: JSON(recall),
      MetricName.f1.text: JSON(f1), MetricName.falsePositiveRate.text: JSON(falsePositiveRate),
      MetricName.alertsPerDay.text: JSON(alertsPerDay),
      MetricName.costPerRow.text: JSON(costPerRow),
    ]
  }
}
