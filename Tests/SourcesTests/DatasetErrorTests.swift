import Sources
import Testing

struct DatasetErrorTests {
  @Test(arguments: [
    (
      DatasetError(
        file: "pulse.csv", line: 214, column: 17, subject: "column 'rate'", found: "'fast'",
        wanted: "a number", advice: "name the word under 'na' if it stands for a missing value"),
      "pulse.csv:214:17: column 'rate': found 'fast', wanted a number; "
        + "name the word under 'na' if it stands for a missing value"
    ),
    (
      DatasetError(file: "pulse.csv", found: "an empty file", wanted: "rows"),
      "pulse.csv: found an empty file, wanted rows"
    ),
    (DatasetError(line: 3, found: "2 fields", wanted: "3"), "line 3: found 2 fields, wanted 3"),
  ])
  func `a complaint says where, what was found, what is wanted and what to do`(
    error: DatasetError, sentence: String
  ) {
    #expect(error.description == sentence)
  }

  @Test func `of a long word that is no number the beginning is shown`() throws {
    let word = "q" + String(repeating: "r", count: 59)
    #expect(
      try Scratch().complaint("x\n1\n\(word)\n") { $0.types = ["x": .number] }
        .contains("found 'q\(String(repeating: "r", count: 38))…'"))
  }
}
