import Testing

@testable import Reports

/// Whole reports; `expectGolden` says how they are written anew.
struct GoldenReportTests {
  @Test(
    arguments: RecordedRun.all.map(\.name),
    [("html", "html"), ("markdown", "md"), ("json", "json")]
  )
  func `a report is the same text for the same record`(
    name: String, format: (word: String, ending: String)
  ) throws {
    let run = try #require(RecordedRun.all.first { $0.name == name })
    try expectGolden(try run.report(format.word), "\(name).\(format.ending)")
  }

  @Test(arguments: RecordedRun.all.map(\.name))
  func `a table of results is the same text for the same record`(name: String) throws {
    let run = try #require(RecordedRun.all.first { $0.name == name })
    try expectGolden(try run.results(), "\(name).csv")
  }

  @Test func `a recommendation is the same text for the same advice`() throws {
    let report = AdviceReport(.withFoldsAndTiers, of: "scores <of> payments.csv")
    try expectGolden(report.html, "advice.html")
    try expectGolden(report.markdown, "advice.md")
  }
}
