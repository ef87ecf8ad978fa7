import Artifacts
import Formats
import Machine
import Reports
import Testing

struct ReportWriterTests {
  @Test func `reports are known as written until they are wished otherwise or one is gone`() throws
  {
    let reports = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(reports) }
    let folder = RunFolder(reports: reports, name: "n", run: "r")
    try folder.make()
    let run = RunRecord(
      name: "n", spec: ["name": "n"], datasets: [], audit: [], codeVersion: "c", platform: "p")
    let summary = SummaryRecord(
      answers: [], standings: [], leaderboard: nil, budgets: [], failed: [], lost: [], worries: [])
    try FileSystem.write(run.json.bytes(.indented), to: folder.run)
    try FileSystem.write(summary.json.bytes(.indented), to: folder.summary)

    func written(_ words: [String], leavesOutTimings: Bool = false) -> [String]? {
      ReportWriter.written(
        words.map(Formats.named), of: folder, leavesOutTimings: leavesOutTimings)
    }
    #expect(written(["json"]) == nil)
    let paths = try ReportWriter(folder).write([JSONFormat.self])
    #expect(paths == [folder.report("json")])
    #expect(written(["json"]) == paths)
    #expect(written(["json", "html"]) == nil)
    #expect(written(["json"], leavesOutTimings: true) == nil)
    try FileSystem.remove(folder.results)
    #expect(written(["json"]) == nil)
  }
}
