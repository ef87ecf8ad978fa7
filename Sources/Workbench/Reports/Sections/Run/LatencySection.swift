import Artifacts
import Formats
import Vocabulary

extension Page.Section {
  /// How long the timed trials take for a row, and how many rows come through where calls have several.
  @Sendable static func latency(of content: RunContent) -> [Page.Section] {
    let timed = content.trials.compactMap { record in
      content.timings[record.id].flatMap { timing in
        timing.latency.isEmpty ? nil : (record, timing.latency)
      }
    }
    guard !timed.isEmpty else { return [] }
    return [
      Page.Section(
        "latency", "Latency of one row, in microseconds",
        [.paragraph(manner(timed.map(\.1))), .table(table(timed))] + batches(timed, content))
    ]
  }

  private static let name = MetricName.latency()

  /// What a call is.
  private static func manner(_ latencies: [[Measurement]]) -> Prose {
    let isOverMany = latencies.allSatisfy { $0[name.distinctRows] != nil }
    return Prose(
      "From features to a score: reading and encoding the row are not in it. "
        + (isOverMany
          ? "Each call scores another row of the test part, as far as there are others."
          : "Each call scores the same row, which is faster than rows that differ."))
  }

  private static func table(_ timed: [(TrialRecord, [Measurement])]) -> Page.Table {
    let percentiles = ["p50", "p95", "p99"]
    let haveLimit = timed.contains { $0.1[name.withinLimit] != nil }
    let metrics =
      percentiles.map(name.percentile) + [name.longest] + (haveLimit ? [name.withinLimit] : [])
    return Page.Table(
      ["data", "detector"] + percentiles + ["max"] + (haveLimit ? ["within the limit"] : [])
        + ["trial"],
      timed.map { record, latency in
        [
          .words(Prose(record.trial.dataset)),
          .detector(record.trial.detector, isControl: record.trial.isControl),
        ] + metrics.map { .measured($0, among: latency, trials: [record.id]) }
          + [.trial(record.id)]
      })
  }

  /// How many rows a second come through, by the rows of a call, where there are three sizes or more.
  private static func batches(
    _ timed: [(TrialRecord, [Measurement])], _ content: RunContent
  ) -> [Page.Block] {
    let sizes = content.run.spec["latency"]?["batch"]?.elements?.compactMap(\.int).sorted() ?? []
    guard sizes.count > 2 else { return [] }
    let plot = Page.Plot(
      "Rows a second, by the rows of a call",
      across: .init("rows a call", isLogarithmic: true),
      up: .init("rows a second", isLogarithmic: true),
      timed.map { record, latency in
        let points = sizes.compactMap { size in
          Page.Plot.Point(
            record.trial.detector, at: Double(size),
            .measured(
              MetricName.latency(rows: size).rowsPerSecond, among: latency, trials: [record.id]))
        }
        return .init(record.trial.detector, points, isJoined: true, labels: .series)
      })
    return plot.map { [.plot($0)] } ?? []
  }
}
