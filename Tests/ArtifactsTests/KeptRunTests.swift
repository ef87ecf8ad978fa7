import Artifacts
import Formats
import Machine
import Testing
import Vocabulary

/// Parts of a run that was kept when records had format 1: they stay readable, and what is read is
/// written again as the same bytes.
struct KeptRunTests {
  private let folder = RunFolder(
    Paths.join(Paths.folder(of: #filePath), "Fixtures/format-1"))

  private func bytes(_ path: String) throws -> [UInt8] { try FileSystem.read(path) }

  @Test func `the record of a kept run is read, and written as it stood`() throws {
    let run = try folder.readRun()
    #expect(run.name == "kept")
    #expect(run.datasets.map(\.name) == ["small", "other"])
    #expect(run.datasets.map(\.rows) == [60, 80])
    #expect(run.datasets.map(\.anomalies) == [6, 4])
    #expect(run.datasets.map(\.terms) == [nil, nil])
    #expect(run.audit.map { $0["kind"] } == ["few-anomalies", "few-anomalies"])
    #expect(run.platform == "x86_64-linux openblas-0.3.21 Haswell kernels-avx512")
    #expect(run.id == "2222703127cc")
    #expect(try run.json.bytes(.indented) == bytes(folder.run))
  }

  @Test
  func `the summary of a kept run is read, with nothing in the place of what it did not know`()
    throws
  {
    let summary = try folder.readSummary()
    #expect(summary.answers.map(\.trial) == ["06ee98193655e7c9", "08b557dd8c174eaa"])
    let comparison = try #require(summary.answers.first?.comparisons.first)
    #expect(comparison.difference == Measurement(.averagePrecision, .number(0.15), rows: 24))
    #expect(comparison.p == nil)
    #expect(summary.leaderboard?.rows.map(\.detector) == ["knn", "ecod"])
    #expect(summary.leaderboard?.rows.map(\.winRate) == [1, 0])
    #expect(summary.budgets.map(\.detector) == ["ecod", "knn", "command"])
    #expect(summary.failed.map(\.identity.seed) == [1, 1])
    #expect(summary.lost.map(\.reason).first == "it ran longer than 1 s (twice)")
    let answer = try #require(summary.answers.first)
    #expect(answer.candidate.trials == [answer.trial] && answer.candidate.name == answer.detector)
    #expect(answer.choice.among == nil && answer.figures.measured == nil && answer.split == nil)
    #expect(answer.sentence == answer.sentences.first && answer.details.isEmpty)
    #expect(summary.standings.allSatisfy { $0.trial == $0.trials.first })
    #expect(try SummaryRecord(JSONReader(summary.json)) == summary)
  }

  @Test func `the record of a kept trial is read, and written as it stood`() throws {
    let record = try folder.readTrial("06ee98193655e7c9")
    #expect(record.trial.detector == "knn")
    #expect(record.rows == "e5f1ff6291a86bbf")
    let findings = try #require(record.findings)
    #expect(findings.test == PartCount(rows: 24, anomalies: 2, unlabelled: 0))
    #expect(findings.features == 3 && findings.modelBytes == 216)
    #expect(
      findings.thresholds.map(\.choice.method)
        == ["best-f1", "cost", "false-positive-rate", "contamination"])
    #expect(
      findings.thresholds.map { $0.choice.threshold?.basis }
        == [.validation, .validation, nil, .validation])
    #expect(try record.json.bytes(.indented) == bytes(folder.trial(record.id)))

    let failed = try folder.readTrial("01bb393f99fb16ec")
    #expect(failed.reason == "'score' of the command ended with code 3")
    #expect(try failed.json.bytes(.indented) == bytes(folder.trial(failed.id)))
  }

  @Test(arguments: [
    ("06ee98193655e7c9", TimingRecord.Status.ok, 9), ("01bb393f99fb16ec", .failed, 0),
    ("7f33b0af79117dfa", .lost, 0),
  ])
  func `what a kept trial cost is read, and written as it stood`(
    id: String, status: TimingRecord.Status, latencies: Int
  ) throws {
    let timing = try #require(try folder.readTiming(id))
    #expect(timing.status == status)
    #expect(timing.latency.count == latencies)
    #expect(try timing.json.bytes(.indented) == bytes(folder.timing(id)))
  }

  @Test func `what a kept run cost is read, and written as it stood`() throws {
    let timings = try folder.readTimings()
    #expect(
      timings.sessions.map { $0.phases.map(\.name) }
        == [["data", "trials", "latency", "summary", "export"]])
    #expect(timings.sessions[0].machine.processors == 2)
    #expect(try timings.json.bytes(.indented) == bytes(folder.timings))
  }

  @Test func `the scores, rows and curve of a kept trial are read`() throws {
    let record = try folder.readTrial("06ee98193655e7c9")
    let scores = try #require(try folder.readScores(of: record))
    #expect([scores.training, scores.validation, scores.test].map(\.count) == [0, 18, 24])
    let rows = try #require(try folder.readRows(of: record))
    #expect(rows.train.counts == record.findings?.train)
    #expect(rows.test.counts == record.findings?.test)
    #expect(try folder.readCurve(record.id).last?.recall == 1)
  }

  @Test func `the bundle of a kept trial is whole`() throws {
    let bundle = try BundleFolder(folder.model("06ee98193655e7c9")).read()
    #expect(bundle.manifest["detector"] == "knn")
    #expect(bundle.weights.settings["detector"] == "knn")
    #expect(bundle.golden["rows"]?.shape == [24, 3])
  }
}
