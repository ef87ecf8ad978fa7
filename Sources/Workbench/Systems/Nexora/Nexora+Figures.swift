public import Artifacts

extension Nexora {
  public static var figures: [FigureRecord] {
    [
      figure(
        "latency of a snapshot, p99 in µs", published: "below 200,000 for 95 in 100",
        gate: "at most 5,000 for 95 in 100, with all features", .eventLatency, limit: 5000),
      figure(
        "training in seconds",
        published: "300 for the forest, 600 for the SVM, 1,800 for the autoencoder",
        gate: "at most 60 on 10,000 snapshots", .fitSeconds, limit: 60),
      figure(
        "a model in bytes", published: "8 GB of memory for all", gate: "reported", .modelBytes),
      figure("share of alarms", published: "–", gate: "reported", .alarmRate),
      figure(
        "false positive rate", published: "–", gate: "reported with an interval", .falsePositiveRate
      ),
    ]
  }

  private static func figure(
    _ figure: String, published: String, gate: String, _ measure: FigureRecord.Measure,
    limit: Double? = nil
  ) -> FigureRecord {
    FigureRecord(
      system: name, name: figure, detector: NexoraEnsemble.name, published: published,
      deployed: "–", gate: gate, measure: measure, limit: limit)
  }
}
