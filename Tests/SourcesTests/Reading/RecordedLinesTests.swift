import Formats
import Sources
import Testing
import Vocabulary

struct RecordedLinesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func lines(_ text: String, as name: String) throws -> [RecordedLine] {
    var all: [RecordedLine] = []
    try RecordedLines(scratch.file(name, text)).read { all.append($0) }
    return all
  }

  private func complaint(_ text: String, as name: String) -> String {
    do {
      _ = try lines(text, as: name)
      return "no complaint"
    } catch { return "\(error)".replacing(scratch.folder + "/", with: "") }
  }

  @Test func `a line of JSON says what sort of thing each cell is, and is named by its number`()
    throws
  {
    let text =
      "\n" + #"{"a": 1, "b": {"c": [true, "x"]}, "gap": null}"# + "\n\n" + #"{"a": 0.5}"# + "\n"
    let wanted = [
      RecordedLine(
        number: 2,
        fields: ["a": .integer(1), "b.c": .list([.flag(true), .text("x")])], isTyped: true),
      RecordedLine(number: 4, fields: ["a": .number(0.5)], isTyped: true),
    ]
    #expect(try lines(text, as: "a.jsonl") == wanted)
    // Its first bytes tell the form where the name does not.
    #expect(try lines(String(text.dropFirst()), as: "a.log").map(\.number) == [1, 3])
  }

  @Test
  func `a record of CSV is texts, of which empty ones are not there, named by its first line`()
    throws
  {
    let text = "a,b.c,d\n1,\"x\ny\",\n,007,0.10\n"
    #expect(
      try lines(text, as: "a.csv") == [
        RecordedLine(number: 2, fields: ["a": .text("1"), "b.c": .text("x\ny")], isTyped: false),
        RecordedLine(number: 4, fields: ["b.c": .text("007"), "d": .text("0.10")], isTyped: false),
      ])
    // The first record names the fields though they look like values.
    #expect(
      try lines("1,2\n3,4\n", as: "a.csv").map(\.fields) == [["1": .text("3"), "2": .text("4")]])
  }

  @Test(arguments: [
    ("a.jsonl", "{\"a\": 1}\n{\"a\": ", "a.jsonl:2:7: wanted a value, found the end"),
    ("a.jsonl", "[1]\n", "a.jsonl:1: wanted an object such as {\"x\": 1}"),
    ("a.jsonl", "{\"a\": {\"b\": 1}, \"a.b\": 2}\n", "a.jsonl:1: two members have one name"),
    ("a.csv", "a,b\n1,2\n3\n", "a.csv:3: has 1 cell, wanted 2"),
    (
      "a.csv", "a,a\n1,2\n",
      "a.csv:1: found two columns called 'a', wanted names that differ; give the columns other names with 'names'"
    ),
    ("a.npy", "x", "a.npy: found a npy file, wanted a recording in JSON Lines or CSV"),
  ])
  func `a file that is no recording is told with its place`(
    name: String, text: String, complaint: String
  ) {
    #expect(self.complaint(text, as: name) == complaint)
  }

  @Test(arguments: [
    ("2026-03-04T10:00:00Z", 1_772_618_400_000 as Int64?),
    ("2026-03-04T11:00:00.5+01:00", 1_772_618_400_500),
    ("2026-03-04 05:00:00-05:00", 1_772_618_400_000), ("2026-03-04T10:00:00", nil),
    ("2026-03-04", nil),
    ("noon", nil),
  ])
  func `a moment that says its offset is one moment, and another is none`(
    text: String, moment: Int64?
  ) {
    #expect(Moment.milliseconds(withOffset: text) == moment)
  }
}
