import Artifacts
import Vocabulary

extension Page.Section {
  /// What was timed, by how well it does and how long it takes.
  @Sendable static func tradeOffs(of content: RunContent) -> [Page.Section] {
    let plots = content.summary.answers.compactMap { plot(of: $0, content) }
    guard !plots.isEmpty else { return [] }
    return [
      Page.Section(
        "trade-offs", "How good, and how fast",
        [
          .paragraph(
            """
            Of what was timed: what a row takes in the middle of its calls, and what was chosen by. The line joins what no \
            other both beats and outruns by these numbers, whose intervals may overlap.
            """)
        ] + plots.map { .plot($0) })
    ]
  }

  private static func plot(
    of answer: SummaryRecord.Answer, _ content: RunContent
  ) -> Page.Plot? {
    let metric = answer.chosenBy.name
    let points = content.summary.standings.compactMap { standing -> Page.Plot.Point? in
      guard standing.dataset == answer.dataset,
        let timed = standing.trials.first(where: {
          content.timings[$0]?.latency.isEmpty == false
        })
      else { return nil }
      let median = content.timings[timed]?.latency[MetricName.latency().percentile("p50")]
      return Page.Plot.Point(
        standing.label.isEmpty
          ? standing.detector : "\(standing.detector) (\(standing.label))",
        at: median?.quantity.number,
        .measured(
          metric, among: answer.isOracle ? standing.onTest : standing.onValidation,
          trials: standing.trials))
    }
    guard points.count > 2 else { return nil }
    let (front, others) = parted(points)
    return Page.Plot(
      answer.dataset, across: .init("microseconds a row, median", isLogarithmic: true),
      up: .init("\(metric.text) on \(answer.rowsThatChose)"),
      [
        .init("unbeaten", front, isJoined: true, labels: .points),
        .init("beaten", others, isJoined: false, labels: .points),
      ])
  }

  /// Those that no other both beats and outruns, the fastest first, and the rest.
  static func parted(
    _ points: [Page.Plot.Point]
  ) -> (front: [Page.Plot.Point], others: [Page.Plot.Point]) {
    var (front, others): ([Page.Plot.Point], [Page.Plot.Point]) = ([], [])
    for point in points.sorted(by: { ($0.across, -$0.up) < ($1.across, -$1.up) }) {
      if point.up > front.last?.up ?? -.infinity {
        front.append(point)
      } else {
        others.append(point)
      }
    }
    return (front, others)
  }
}

extension SummaryRecord.Answer {
  /// The rows that it was chosen by, as they stand beside a number.
  var rowsThatChose: String { isOracle ? "test rows, as an oracle" : "the rows that chose" }
}
