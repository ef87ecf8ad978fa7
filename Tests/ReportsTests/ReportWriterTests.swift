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
    #expect(
      try FileSystem.readText(folder.reported) == """
        {
          "formats": [
            "json"
          ],
          "leaves_out_timings": false,
          "sha256": [
            "\(SHA256.hex(ofFile: folder.results))",
            "\(SHA256.hex(ofFile: folder.report("json")))"
          ]
        }

        """)
    #expect(written(["json"]) == paths)
    let text = try FileSystem.readText(folder.report("json"))
    try FileSystem.write(text.dropLast() + " ", to: folder.report("json"))
    #expect(written(["json"]) == nil)
    try FileSystem.write(text, to: folder.report("json"))
    #expect(written(["json"]) == paths)
    #expect(written(["json", "html"]) == nil)
    #expect(written(["json"], leavesOutTimings: true) == nil)
    try FileSystem.remove(folder.results)
    #expect(written(["json"]) == nil)
  }

  @Test func `reports are written where nothing is left of what the run cost`() throws {
    try RecordedRun.single.inFolder { folder in
      try FileSystem.remove(Paths.folder(of: folder.reported))
      let paths = try ReportWriter(folder).write([JSONFormat.self])
      #expect(
        ReportWriter.written([JSONFormat.self], of: folder, leavesOutTimings: false) == paths)
    }
  }

  @Test func `lines in the file of a report have up to 100 characters`() throws {
    // '- ' and 98 letters fit into a line; with 99 the last word goes to the next.
    let fits = String(repeating: "a", count: 96) + " b"
    let run = RecordedRun(
      name: "wide", run: RecordedRun.single.run,
      summary: SummaryRecord(
        answers: [], standings: [], leaderboard: nil, budgets: [], failed: [], lost: [],
        worries: [fits, "a\(fits)"]))
    let text = try run.inFolder { folder in
      _ = try ReportWriter(folder).write([TextFormat.self])
      return try FileSystem.readText(folder.report("txt"))
    }
    #expect(
      text.hasPrefix(
        """
        one
        ===

        No trial has a result that could be chosen.

        What to worry about
        -------------------

        - \(fits)
        - a\(fits.dropLast(2))
          b

        Data
        """))
  }
}
