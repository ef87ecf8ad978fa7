import Artifacts
import Machine
import Testing
import Vocabulary

@testable import Reports

/// One validation row, which scores highest of all and is none of those that are shown, and four test rows.
struct StrangestSectionTests {
  private let scores = TrialScores(
    training: Scores([]), validation: Scores([9]), test: Scores([0.5, 0.9, 0.1, 0.9]))

  private func rows(_ labels: [Label], times: [Int64]?) -> SplitRows {
    SplitRows(
      train: KnownRows(numbers: [0], labels: Labels([.ordinary])),
      validation: KnownRows(numbers: [1], labels: Labels([.ordinary])),
      test: KnownRows(numbers: [7, 5, 3, 2], labels: Labels(labels), times: times))
  }

  private func section(
    _ labels: [Label], times: [Int64]? = nil, unlabelled: Int = 0,
    thresholds: [ThresholdRecord] = [],
    of sections: (RunContent) -> [Page.Section] = Page.Section.strangest
  ) throws -> Page.Section? {
    let findings = TrialFindings(
      train: PartCount(rows: 1, anomalies: 0, unlabelled: 0),
      validation: PartCount(rows: 1, anomalies: 0, unlabelled: 0),
      test: PartCount(rows: 4, anomalies: 0, unlabelled: unlabelled), features: 2,
      onValidation: [], onTest: [], thresholds: thresholds, modelBytes: nil,
      scoresHash: SHA256.hex(of: scores.bytes), notes: [])
    var run = RecordedRun.single
    run.trials = [
      TrialRecord(
        id: "c0ffee", rows: "5ca1ab1e", trial: identity("lof", on: "pulse"),
        outcome: .ok(findings))
    ]
    return try run.inFolder { folder in
      try folder.write(scores, of: "c0ffee", isTransductive: false)
      try FileSystem.write(rows(labels, times: times).bytes, to: folder.split("5ca1ab1e"))
      return sections(try RunContent(folder, leavesOutTimings: true)).first
    }
  }

  private func lines(_ section: Page.Section?) -> [String] {
    (section?.blocks ?? []).flatMap { block -> [String] in
      guard case .table(let table) = block else { return [] }
      return [table.heads.joined(separator: " | ")]
        + table.rows.map { $0.map(\.shown.line.text).joined(separator: " | ") }
    }
  }

  private func plots(_ section: Page.Section?) -> [Page.Plot] {
    (section?.blocks ?? []).compactMap { block in
      if case .plot(let plot) = block { plot } else { nil }
    }
  }

  @Test func `the test rows with the highest scores are shown by their places in the data`() throws
  {
    // Of equal scores the row that comes first among the test rows is first.
    #expect(
      try lines(section([.unknown, .unknown, .unknown, .unknown], unlabelled: 4)) == [
        "row | score", "5 | 0.900", "2 | 0.900", "7 | 0.500", "3 | 0.100",
      ])
  }

  @Test func `labels, times and what alarms stand beside them where they are known`() throws {
    let found = try section(
      [.ordinary, .anomaly, .ordinary, .unknown], times: [0, 86_400_000, 1000, 172_800_000],
      thresholds: [chosen("quantile", 0.5, "q", onTest: [])])
    #expect(
      lines(found) == [
        "row | time | score | label | alarms",
        "5 | 1970-01-02T00:00:00.000Z | 0.900 | anomaly | yes",
        "2 | 1970-01-03T00:00:00.000Z | 0.900 | unknown | yes",
        "7 | 1970-01-01T00:00:00.000Z | 0.500 | ordinary | no",
        "3 | 1970-01-01T00:00:01.000Z | 0.100 | ordinary | no",
      ])
    let plots = plots(found)
    #expect(plots.map(\.across.title) == ["days since 1970-01-01T00:00:00.000Z"])
    #expect(
      plots.first?.series.map { "\($0.name): \($0.points.map(\.across))" } == [
        "anomaly: [1.0]", "ordinary: [0.0, \(1.0 / 86_400)]", "rows: [2.0]",
      ])
  }

  @Test func `when rows alarm is drawn beside the anomalies that are known`() throws {
    let found = try section(
      [.ordinary, .anomaly, .ordinary, .unknown], times: [0, 86_400_000, 1000, 172_800_000],
      thresholds: [chosen("quantile", 0.5, "q", onTest: [])], of: Page.Section.thresholds)
    let plot = try #require(plots(found).first { $0.title.hasPrefix("Alarms") })
    #expect(plot.across.title == "each hour since 1970-01-01T00:00:00.000Z")
    #expect(plot.series.map(\.points.count) == [49, 49])
    #expect(
      plot.series.map { series in
        "\(series.name): \(series.points.filter { $0.up > 0 }.map(\.across))"
      } == ["alarms: [24.0, 48.0]", "anomalies: [24.0]"])
    let timeless = try section(
      [.ordinary, .anomaly, .ordinary, .unknown],
      thresholds: [chosen("quantile", 0.5, "q", onTest: [])], of: Page.Section.thresholds)
    #expect(!plots(timeless).contains { $0.title.hasPrefix("Alarms") })
  }

  @Test func `labels of sealed rows are not shown, though the division knows them`() throws {
    let found = try section([.anomaly, .anomaly, .ordinary, .ordinary], unlabelled: 4)
    #expect(lines(found).first == "row | score")
  }

  @Test func `a run that keeps no scores shows no rows`() throws {
    let content = try RecordedRun.single.inFolder { folder in
      try RunContent(folder, leavesOutTimings: true)
    }
    #expect(Page.Section.strangest(of: content).isEmpty)
  }
}
