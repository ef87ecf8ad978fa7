import Reports
import Testing

@testable import Formats
@testable import Machine
@testable import assay

struct ReportFormatTests {
  @Test func `a spec may name just the formats that reports are written in`() throws {
    let schema = try JSON(parsing: SpecHelp.page(asSchema: true))
    let formats = schema["properties"]?["report"]?["allOf"]?.elements?.first?["anyOf"]?.elements?
      .first?["anyOf"]?.elements?.first?["items"]?["enum"]
    #expect(formats == JSON(Formats.words))
  }

  /// What `assay recommend` writes about four scores to a terminal, or to a pipe.
  private func recommend(toTerminal isTerminal: Bool, _ words: String...) throws -> String {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let file = Paths.join(folder, "scores.csv")
    try FileSystem.write("score,label\n0.1,0\n0.2,0\n0.3,0\n0.9,1\n", to: file)
    let paper = Paper(Terminal(isTerminal: isTerminal, width: 60, environment: [:]))
    #expect(
      Assay.run(["recommend", file, "--threshold", "best-f1"] + words, on: paper.console) == .done)
    return paper.out.replacing(folder, with: "…")
  }

  @Test func `a recommendation is plain text on a terminal, and Markdown for a pipe`() throws {
    let text = try recommend(toTerminal: true)
    #expect(
      text.hasPrefix("Which threshold to set\n======================\n\nSet the threshold to"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    let piped = try recommend(toTerminal: false)
    #expect(piped.hasPrefix("# Which threshold to set\n\n**Set the threshold to"))
    #expect(try recommend(toTerminal: true, "--format", "markdown") == piped)
    #expect(
      try recommend(toTerminal: true, "--json") == recommend(toTerminal: false, "--format", "json"))
  }
}
