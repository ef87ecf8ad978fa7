import Advice
import Artifacts
import Formats
import Reports
import Testing
import Vocabulary

/// One threshold, one set of rows, one answer: whoever is asked.
struct OneAnswerTests {
  /// A made table with a threshold that prices choose and one that promises, over validation and test rows.
  private func finished() throws -> TestRun {
    let run = try TestRun(
      """
      name: one
      data: [{ generate: { table: { rows: 600, columns: 3 } } }]
      detectors: [mahalanobis]
      controls: false
      select: roc_auc
      thresholds: [{ cost: { missed: 20, false: 3 } }, { false-positive-rate: { at-most: 0.1 } }]
      operation: { events: 5000, per: day }
      """)
    try run.conclude()
    return run
  }

  private func trial(of run: TestRun) throws -> (record: TrialRecord, findings: TrialFindings) {
    let record = try run.folder.readTrial(run.trials[0])
    return (record, try #require(record.findings))
  }

  @Test func `a recommendation says of a threshold what the run says of it, intervals too`() throws
  {
    let run = try finished()
    let (record, findings) = try trial(of: run)
    let requests = ["cost: { missed: 20, false: 3 }", "false-positive-rate: { at-most: 0.1 }"]
    for (request, recorded) in zip(requests, findings.thresholds) {
      let advice = try Recommender(asking: [request], eventsPerDay: nil)
        .recommend(for: run.folder, trial: record.id).advice
      let alternative = advice.alternatives[0]
      let (one, other) = (alternative.choice.threshold, recorded.choice.threshold)
      #expect(one?.value == other?.value && one?.interval == other?.interval)
      #expect(one?.interval != nil)
      let expected = other?.expected ?? []
      #expect(expected.count > 5)
      #expect(expected.allSatisfy { one?.expected[$0.name] == $0 })
      let known = Set(recorded.onTest.map(\.name))
      #expect(known.isSuperset(of: [.precision, .recall, .f1, .alertsPerDay]))
      // A record is read back in the order of names.
      #expect(alternative.measured.sorted { $0.name < $1.name } == recorded.onTest)
    }
  }

  @Test func `each of several requests is measured at its own prices, as the run does`() throws {
    let run = try finished()
    let (record, findings) = try trial(of: run)
    let advice = try Recommender(
      asking: ["cost: { missed: 20, false: 3 }", "false-positive-rate: { at-most: 0.1 }"],
      eventsPerDay: nil
    ).recommend(for: run.folder, trial: record.id).advice
    #expect(
      advice.alternatives.map { $0.measured.sorted { $0.name < $1.name } }
        == findings.thresholds.map(\.onTest))
  }

  @Test func `a report shows the numbers of the record, and a comparison those of both`() throws {
    let run = try finished()
    let (record, findings) = try trial(of: run)
    let page = try JSON(parsing: ReportWriter(run.folder).page.text(in: "page"))
    let shown = page.cells(of: record.id)
    for name: MetricName in [
      .precision, .recall, .f1, .falsePositiveRate, .alertsPerDay, .costPerRow,
    ] {
      let recorded = findings.thresholds.compactMap { $0.onTest.first { $0.name == name }?.json }
      #expect(recorded.count == 2)
      #expect(recorded.allSatisfy { shown[name]?.contains($0) == true }, "\(name)")
    }
    let area = try #require(findings.test(.rocAUC))
    #expect(shown[.rocAUC] == [area.json])
    let row = try #require(RunComparison(run.folder, run.folder).rows.first)
    #expect(row.first == area && row.second == area && row.difference.quantity == .number(0))
  }

  @Test func `the curve has at each cut the numbers of a threshold that cuts there`() throws {
    let run = try finished()
    let (record, findings) = try trial(of: run)
    let curve = try run.folder.readCurve(record.id)
    for recorded in findings.thresholds {
      let threshold = try #require(recorded.choice.threshold?.value)
      // The lowest cut that is not below it alarms on the same rows.
      let point = try #require(curve.last { $0.threshold >= threshold })
      let before = try #require(curve.first { $0.threshold < threshold })
      let same = [point, before].filter { candidate in
        recorded.onTest.contains {
          $0.name == .alarmRate
            && $0.quantity.number == Double(candidate.alarms) / Double(findings.test.rows)
        }
      }
      let cut = try #require(same.first)
      func measured(_ name: MetricName) -> Double? {
        recorded.onTest.first { $0.name == name }?.quantity.number
      }
      #expect(cut.precision == measured(.precision))
      #expect(cut.recall == measured(.recall))
      #expect(cut.f1 == measured(.f1))
      #expect(cut.falsePositiveRate == measured(.falsePositiveRate))
      #expect(cut.alertsPerDay == measured(.alertsPerDay))
      if recorded.request["cost"] != nil { #expect(cut.costPerRow == measured(.costPerRow)) }
    }
  }
}

extension Page {
  fileprivate func text(in word: String) -> String {
    Formats.named(word).text(of: self, width: 100)
  }
}

extension JSON {
  /// The measurements that a page shows of a trial, by the name of the metric.
  fileprivate func cells(of trial: String) -> [MetricName: [JSON]] {
    var found: [MetricName: [JSON]] = [:]
    var left = [self]
    while let next = left.popLast() {
      if let name = next["metric"]?.string, let measured = next["measured"],
        next["trials"]?.elements?.contains(.text(trial)) == true
      {
        found[MetricName(name), default: []].append(measured)
      }
      left += next.elements ?? next.members?.map(\.value) ?? []
    }
    return found
  }
}
