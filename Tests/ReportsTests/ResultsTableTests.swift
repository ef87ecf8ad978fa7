import Artifacts
import Formats
import Machine
import Testing
import Vocabulary

@testable import Reports

struct ResultsTableTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"),
    ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
    ("+cmd", "'+cmd"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
    ("-0.5", "-0.5"), ("-1e-05", "-1e-05"), ("+3", "+3"), ("n/a", "n/a"), ("a=b", "a=b"), ("", ""),
  ])
  func `no text is a formula to a spreadsheet, and a number stays a number`(
    text: String, field: String
  ) { #expect(ResultsTable.field(text) == field) }

  @Test func `a lost trial has a row that says what it was and why it is lost`() throws {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let run = RunRecord(
      name: "n", spec: [:], datasets: [], audit: [], codeVersion: "c", platform: "p")
    let folder = RunFolder(reports: reports, name: "n", run: run.id)
    try folder.make()
    try FileSystem.write(run.json.bytes(.indented), to: folder.run)
    let identity = TrialIdentity(
      dataset: "d", split: ["fold": 1, "folds": ["count": 3]], features: ["scale": "none"],
      detector: "lof", settings: ["neighbors": 5], seed: 7, isControl: false)
    let summary = SummaryRecord(
      answers: [], standings: [], leaderboard: nil, budgets: [], failed: [],
      lost: [.init(trial: "0123", identity: identity, reason: "it ran longer than 1 s")],
      worries: [])
    try FileSystem.write(summary.json.bytes(.indented), to: folder.summary)
    let content = try RunContent(folder, leavesOutTimings: true)
    #expect(content.summary == summary)
    let lines = ResultsTable(content: content).csv.split(separator: "\n")
    #expect(
      lines[1].hasPrefix(
        "0123,d,folds: count 3; fold 1,none,lof,\"{\"\"neighbors\"\":5}\",7,lost,it ran longer than 1 s,n/a,"
      ))
    #expect(lines[1].contains(",false,n/a,n/a,5"))
    #expect(lines[0].hasSuffix(",control,features,rows,setting_neighbors"))
  }
}
