import Artifacts
import Machine
import Vocabulary
import Wording

extension Page.Section {
  /// The rows that somebody looks at first who is to believe an answer.
  @Sendable static func strangest(of content: RunContent) -> [Page.Section] {
    let parts = content.summary.answers.flatMap { answer in
      part(answer, content.strangest[answer.trial] ?? [], content)
    }
    guard !parts.isEmpty else { return [] }
    return [
      Page.Section(
        "strangest", "Rows to look at first",
        [
          .paragraph(
            "The test rows with the highest scores. Rows are counted from 0 in the order of the data."
          )
        ] + parts)
    ]
  }

  private static let shown = 10

  private static func part(
    _ answer: SummaryRecord.Answer, _ rows: [StrangeRow], _ content: RunContent
  ) -> [Page.Block] {
    guard !rows.isEmpty else { return [] }
    let threshold = content.findings(of: answer.trial)?.thresholds.first?.choice.threshold?.value
    let haveTimes = rows.contains { $0.time != nil }
    let haveLabels = rows.contains { $0.label != .unknown }
    let table = Page.Table(
      ["row"] + (haveTimes ? ["time"] : []) + ["score"] + (haveLabels ? ["label"] : [])
        + (threshold == nil ? [] : ["alarms"]),
      rows.prefix(shown).map { row -> [Page.Cell] in
        [.count(row.place)] + (haveTimes ? [.words(Prose(row.time?.description ?? "n/a"))] : [])
          + [.figure(.number(row.score))] + (haveLabels ? [.words(Prose(row.label.told))] : [])
          + (threshold.map { [.words(row.score > $0 ? "yes" : "no")] } ?? [])
      })
    return [.heading("\(answer.dataset): \(answer.detector)"), .table(table)]
      + (overTime(rows).map { [.plot($0)] } ?? []) + [.remark("Trial \(code: answer.trial)")]
  }

  private static let dayInMilliseconds = 86_400_000.0

  /// When the highest scores came, so that what comes together is seen together.
  private static func overTime(_ rows: [StrangeRow]) -> Page.Plot? {
    guard let first = rows.compactMap(\.time).min() else { return nil }
    func points(_ name: String, _ label: Label) -> Page.Plot.Series {
      let own = rows.filter { $0.label == label }.compactMap { row in
        row.time.flatMap { time in
          Page.Plot.Point(
            "row \(row.place), \(time)",
            at: Double(time.milliseconds - first.milliseconds) / dayInMilliseconds,
            .figure(.number(row.score)))
        }
      }
      return .init(name, own, isJoined: false, labels: .none)
    }
    return Page.Plot(
      "When the highest scores came", across: .init("days since \(first)"), up: .init("score"),
      [
        points(Label.anomaly.told, .anomaly), points(Label.ordinary.told, .ordinary),
        points("rows", .unknown),
      ], isOnlyDrawn: true)
  }
}

extension Label {
  fileprivate var told: String {
    switch self {
    case .anomaly: "anomaly"
    case .ordinary: "ordinary"
    case .unknown: "unknown"
    }
  }
}
