import Artifacts
import Formats
import TestKit
import Testing
import Vocabulary

@testable import Reports

/// Whole reports; `expectGolden` says how they are written anew.
struct GoldenReportTests {
  @Test(arguments: RecordedRun.all.map(\.name), ["html", "markdown", "text", "json"])
  func `a report is the same text for the same record`(name: String, format: String) throws {
    let run = try #require(RecordedRun.all.first { $0.name == name })
    try expectGolden(
      try run.report(format).withoutFrame, "\(name).\(Formats.named(format).ending)", of: "Reports")
  }

  @Test func `a page is the same data for the same record`() throws {
    try expectGolden(try RecordedRun.whole.report("page"), "whole.page.json", of: "Reports")
  }

  @Test(arguments: RecordedRun.all.map(\.name))
  func `a table of results is the same text for the same record`(name: String) throws {
    let run = try #require(RecordedRun.all.first { $0.name == name })
    try expectGolden(try run.results(), "\(name).csv", of: "Reports")
  }

  @Test(arguments: ["html", "markdown", "text", "page"])
  func `a recommendation is the same text for the same advice`(format: String) throws {
    let page = Page(ThresholdAdvice.withFoldsAndTiers, of: "scores <of> payments.csv")
    let format = Formats.named(format)
    try expectGolden(
      format.text(of: page, width: 80).withoutFrame, "advice.\(format.ending)", of: "Reports")
  }

  @Test func `a recommendation is the same data for the same advice`() throws {
    try expectGolden(
      ThresholdAdvice.withFoldsAndTiers.json.text(.indented), "advice.json", of: "Reports")
  }

  @Test(arguments: ["markdown", "json"])
  func `a model is told in the same text for the same bundle`(format: String) throws {
    let format = Formats.named(format)
    try expectGolden(
      format.text(of: Page(try ModelContent.whole), width: 100), "model.\(format.ending)",
      of: "Reports")
  }

  @Test func `the sections of a card and of a model have names of their own, for links`() throws {
    func ids(_ page: Page) -> [String] { page.sections.map(\.id) }
    #expect(
      ids(Page(try CardContent.whole)) == [
        "purpose", "figures", "thresholds", "data", "limits", "loading",
      ])
    #expect(ids(Page(try CardContent.bare)) == ["purpose", "limits", "loading"])
    #expect(
      ids(Page(try ModelContent.whole)) == ["stage", "nature", "measures", "lines", "history"])
    // Of a bundle that is gone, the registry knows no more.
    #expect(ids(Page(ModelContent.gone)) == ["stage", "history"])
  }

  @Test(arguments: ["whole", "bare"])
  func `a model card is the same text for the same pipeline`(name: String) throws {
    let card = name == "whole" ? try CardContent.whole : try CardContent.bare
    let text = MarkdownFormat.text(of: Page(card), width: 100)
    try expectGolden(text, "card-\(name).md", of: "Reports")
    #expect(!text.contains("secret"))
  }
}
