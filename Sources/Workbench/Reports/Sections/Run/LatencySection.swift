import Artifacts
import Vocabulary

extension Page.Section {
  /// How long the timed trials take for a row.
  @Sendable static func latency(of content: RunContent) -> [Page.Section] {
    let name = MetricName.latency()
    let percentiles = ["p50", "p95", "p99"]
    let metrics = percentiles.map(name.percentile) + [name.longest]
    let rows = content.trials.compactMap { record -> [Page.Cell]? in
      guard let latency = content.timings[record.id]?.latency, !latency.isEmpty else { return nil }
      return [
        .words(Prose(record.trial.dataset)),
        .detector(record.trial.detector, isControl: record.trial.isControl),
      ]
        + metrics.map { .measured($0, among: latency, trials: [record.id]) }
        + [.trial(record.id)]
    }
    guard !rows.isEmpty else { return [] }
    let isOverMany = content.timings.values.allSatisfy {
      $0.latency.isEmpty || $0.latency[name.distinctRows] != nil
    }
    return [
      Page.Section(
        "latency", "Latency of one row, in microseconds",
        [
          .paragraph(
            Prose(
              "From features to a score: reading and encoding the row are not in it. "
                + (isOverMany
                  ? "Each call scores another row of the test part, as far as there are others."
                  : "Each call scores the same row, which is faster than rows that differ."))),
          .table(Page.Table(["data", "detector"] + percentiles + ["max", "trial"], rows)),
        ])
    ]
  }
}
