import Vocabulary
import Wording

extension Page.Plot {
  /// How rows score: which share of each sort lies above each score, where equal steps up are equal factors, so that the few
  /// highest scores are as plain to see as the mass.
  static func scores(
    _ points: [TuningPoint], of rows: Int, _ title: String, marks: [Page.Mark]
  ) -> Page.Plot? {
    func line(_ name: String, _ share: (TuningPoint) -> Double?) -> Series {
      let above = points.compactMap { point in
        share(point).flatMap { share in
          share > 0
            ? Point(
              "above \(Figures.short(point.threshold))", at: point.threshold,
              .figure(.number(share)))
            : nil
        }
      }
      return Series(name, above, isJoined: true, labels: .series)
    }
    let isLabelled = points.contains { $0.confusion != nil }
    return Page.Plot(
      title, across: Axis("score"), up: Axis("share above it", isLogarithmic: true),
      isLabelled
        ? [line("anomalies", \.recall), line("ordinary rows", \.falsePositiveRate)]
        : [line("all rows") { Double($0.alarms) / Double(rows) }], marks: marks, isOnlyDrawn: true)
  }
}
