import Numerics
import Scoring
public import Vocabulary

extension Evaluator {
  /// Measures the scores of one series before a threshold is chosen; the thresholds of metrics called
  /// oracle are chosen with the labels, and point adjustment stands beside its random control.
  ///
  /// The metrics of one series have no interval: its events are too few and its steps not independent.
  /// Over several series it is the series that are resampled, as data sets are.
  ///
  /// - Parameter window: The widest window of the volumes under surfaces, in steps.
  public func measure(
    series scores: Scores, _ labels: Labels, window: Int = 100
  ) -> [Measurement] {
    let lost = scores.values.count(where: \.isNaN)
    let reason =
      lost > 0
      ? "\(lost) of \(scores.count) scores are not numbers"
      : labels.anomalies == 0 ? "the series has no event" : "all steps are anomalies"
    let surface =
      lost == 0 ? VolumeUnderSurface(scores, labels, window: window) : nil
    let adjustment =
      lost == 0 ? PointAdjustment(scores, labels, seed: bootstrap.seed.split("control")) : nil
    func oracle(_ metric: (Verdicts) -> Double?) -> Double? {
      lost == 0 ? OracleSweep(scores, metric)?.best : nil
    }
    let values: [(MetricName, Double?)] = [
      (.surfacePrecisionRecall, surface?.precisionRecall),
      (.surfaceROC, surface?.roc),
      (.eventBestF1, oracle { EventOutcome($0, labels).f1 }),
      (.rangeBestF1, oracle { RangeScore($0, labels).f1 }),
      (.affiliationBestF1, oracle { Affiliation($0, labels).f1 }),
      (.pointAdjustedBestF1, adjustment?.f1),
      (.pointAdjustedF1OfRandomScores, adjustment?.ofRandomScores),
    ]
    return values.map { name, value in
      Measurement(name, Quantity(value, orElse: reason), rows: labels.count)
    }
  }

  /// Measures verdicts on the steps of one series by its events.
  public func measure(series verdicts: Verdicts, _ labels: Labels) -> [Measurement] {
    let events = EventOutcome(verdicts, labels)
    let ranges = RangeScore(verdicts, labels)
    let affiliation = Affiliation(verdicts, labels)
    let reason =
      labels.anomalies == 0
      ? "the series has no event" : verdicts.alarms == 0 ? "no step alarms" : "no event is detected"
    let recall = Measurement(
      .eventRecall, Quantity(events.recall, orElse: reason),
      interval: Interval(share: events.detected, of: events.events, level: bootstrap.level),
      rows: events.events)
    let values: [(MetricName, Double?)] = [
      (.eventF1, events.f1),
      (.meanDetectionDelay, events.meanDelay),
      (.rangePrecision, ranges.precision),
      (.rangeRecall, ranges.recall),
      (.rangeF1, ranges.f1),
      (.affiliationPrecision, affiliation.precision),
      (.affiliationRecall, affiliation.recall),
      (.affiliationF1, affiliation.f1),
    ]
    return [recall]
      + values.map { name, value in
        Measurement(name, Quantity(value, orElse: reason), rows: labels.count)
      }
  }

  /// Measures a corpus of series by the score of the Numenta Anomaly Benchmark, once a profile; each has
  /// the oracle threshold that is best for the whole corpus.
  public func measureNAB(_ corpus: [(scores: Scores, labels: Labels)]) -> [Measurement] {
    let rows = corpus.reduce(0) { $0 + $1.labels.count }
    return NABProfile.all.map { profile in
      Measurement(
        .nab(profile: profile.name),
        Quantity(NABScore(corpus, profile)?.normalized, orElse: "no series has a window to detect"),
        rows: rows)
    }
  }
}

extension Quantity {
  /// The number if there is one, else why there is none.
  init(_ number: Double?, orElse reason: String) {
    self = number.map(Quantity.number) ?? .undefined(reason: reason)
  }
}
