public import Artifacts

extension ExpenseFlow {
  public static var figures: [FigureRecord] {
    [
      figure(
        "latency of a request, p99 in µs", published: "10,000 to 50,000",
        deployed: "66, of both models alone", gate: "at most 1,000 with all features",
        .eventLatency, limit: 1000),
      figure(
        "training in seconds", published: "300 to 900",
        deployed: "about 400 of 50 epochs of the autoencoder, on 1,000 rows",
        gate: "at most 5 for the same arithmetic",
        .fitSeconds,
        limit: 5),
      figure(
        "a model in bytes", published: "100 to 200 million in memory",
        deployed: "2.3 million as stored", gate: "at most 50 million", .modelBytes,
        limit: 50_000_000),
      figure(
        "share of alarms", published: "0.01 to 0.05", deployed: "–", gate: "reported", .alarmRate),
      figure(
        "false positive rate",
        published: "below 0.02 with feedback, below 0.05 where it is healthy",
        deployed: "–", gate: "reported with an interval", .falsePositiveRate),
    ]
  }

  private static func figure(
    _ figure: String, published: String, deployed: String, gate: String,
    _ measure: FigureRecord.Measure, limit: Double? = nil
  ) -> FigureRecord {
    FigureRecord(
      system: name, name: figure, detector: ExpenseFlowComposite.name, published: published,
      deployed: deployed, gate: gate, measure: measure, limit: limit)
  }
}
