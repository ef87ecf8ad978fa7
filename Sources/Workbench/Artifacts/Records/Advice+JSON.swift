public import Formats
public import Vocabulary

extension ThresholdAdvice {
  /// The whole advice, in a form that scripts can rely on: keys are only ever added.
  public var json: JSON {
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
  var json: JSON {
    [
      "method": .text(choice.method), "feasible": JSON(choice.threshold != nil),
      "threshold": JSON(choice.threshold?.value), "choice": choice.json, "test": JSON(measured),
      "folds": overFolds?.json ?? .null,
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
