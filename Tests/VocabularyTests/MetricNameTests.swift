import Testing
import Vocabulary

/// The words of records, which no version may change.
struct MetricNameTests {
  @Test func `what a cut does to rows has its words`() {
    let names: [MetricName] = [
      .precision, .recall, .f1, .f(beta: 2), .f(beta: 0.5), .specificity, .falsePositiveRate,
      .matthews, .balancedAccuracy, .accuracy, .alarmRate, .alertsPerDay, .cost, .costPerRow,
    ]
    #expect(
      names.map(\.text) == [
        "precision", "recall", "f1", "f2", "f0_5", "specificity", "false_positive_rate",
        "mcc", "balanced_accuracy", "accuracy", "alarm_rate", "alerts_per_day", "cost",
        "cost_per_row",
      ])
  }

  @Test func `rankings have their words, with the rows that are looked at`() {
    let names: [MetricName] = [
      .rocAUC, .averagePrecision, .precisionRecallAUC, .precisionRecallGain, .rPrecision, .bestF1,
      .partialROCAUC(upTo: 0.1), .precision(ofTop: MetricName.rows(10)),
      .recall(ofTop: MetricName.percent(0.01)), .lift(ofTop: MetricName.percent(0.005)),
      .bestF1.adjusted, .rocAUC.difference,
    ]
    #expect(
      names.map(\.text) == [
        "roc_auc", "average_precision", "pr_auc_interpolated", "pr_gain_auc", "r_precision",
        "best_f1_oracle", "partial_roc_auc_10_percent", "precision_at_10", "recall_at_1_percent",
        "lift_at_0_5_percent", "adjusted_best_f1_oracle", "roc_auc_difference",
      ])
  }

  @Test func `series have their words`() {
    let names: [MetricName] = [
      .surfacePrecisionRecall, .surfaceROC, .eventRecall, .eventF1, .eventBestF1,
      .meanDetectionDelay, .rangePrecision, .rangeRecall, .rangeF1, .rangeBestF1,
      .affiliationPrecision, .affiliationRecall, .affiliationF1, .affiliationBestF1,
      .pointAdjustedBestF1, .pointAdjustedF1OfRandomScores, .nab(profile: "standard"),
    ]
    #expect(
      names.map(\.text) == [
        "vus_pr", "vus_roc", "event_recall", "event_f1", "event_f1_oracle",
        "detection_delay_mean", "range_precision", "range_recall", "range_f1", "range_f1_oracle",
        "affiliation_precision", "affiliation_recall", "affiliation_f1", "affiliation_f1_oracle",
        "point_adjusted_f1_oracle", "point_adjusted_f1_of_random_scores", "nab_standard_oracle",
      ])
  }

  @Test func `latencies say how many rows a call has, and how many workers, if more than one`() {
    let ways = [
      MetricName.latency(), MetricName.latency(rows: 100), MetricName.latency(workers: 4),
      MetricName.latency(rows: 100, workers: 4),
    ]
    #expect(
      ways.map { $0.percentile("p50").text } == [
        "latency_p50_us", "latency_batch_100_p50_us", "latency_threads_4_p50_us",
        "latency_batch_100_threads_4_p50_us",
      ])
    let one = MetricName.latency()
    #expect(
      [one.longest, one.first, one.rowsPerSecond, one.withinLimit].map(\.text) == [
        "latency_max_us", "latency_cold_us", "latency_rows_per_second", "latency_within_limit",
      ])
  }

  @Test func `all else has its words`() {
    let names: [MetricName] = [
      .threshold, .ordinaryShare, .falseDiscoveryRate, .excessMass, .brier, .logLoss,
      .calibrationError,
    ]
    #expect(
      names.map(\.text) == [
        "threshold", "ordinary_share", "false_discovery_rate", "excess_mass", "brier_score",
        "log_loss", "expected_calibration_error",
      ])
  }

  @Test func `a name that no version knows is one all the same`() {
    let measured = [
      Measurement(.recall, .number(1), rows: 2),
      Measurement(MetricName("sharpness"), .number(3), rows: 4),
    ]
    #expect(measured[MetricName("sharpness")]?.rows == 4)
    #expect(measured[.recall]?.rows == 2 && measured[.precision] == nil)
    #expect("\(MetricName("sharpness"))" == "sharpness")
  }
}
