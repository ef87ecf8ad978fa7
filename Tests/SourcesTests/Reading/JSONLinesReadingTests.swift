import Formats
import Machine
import Testing
import Vocabulary

@testable import Sources

struct JSONLinesReadingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `members become columns in the order of the text, and members of members too`() throws
  {
    let table = try scratch.read(
      """
      {"z": 1, "user": {"name": "eve", "age": 30}, "tags": [5, 6], "seen": "2024-01-01T00:00:00Z"}

      {"z": 2.5, "user": {"name": "bob"}, "new": true}
      """, as: "data.jsonl"
    ).table
    #expect(
      table.columns.map(\.name) == [
        "z", "user.name", "user.age", "tags.0", "tags.1", "seen", "new",
      ])
    #expect(table.columns[0].numbers == [1, 2.5])
    #expect(table.columns[1].values == .category(codes: [0, 1], levels: ["eve", "bob"]))
    #expect(table.columns[2].numbers?[1].isNaN == true)
    #expect(table.columns[5].values == .time([1_704_067_200_000, nil]))
    #expect(table.columns[6].values == .category(codes: [-1, 0], levels: ["true"]))
  }

  @Test func `a zero keeps its sign`() throws {
    let table = try scratch.read("{\"a\": -0}\n{\"a\": 0}\n{\"a\": -0.0}\n", as: "z.jsonl").table
    #expect(table.columns[0].numbers?.map(\.sign) == [.minus, .plus, .minus])
  }

  @Test func `numbers that are ids or groups keep all their digits`() throws {
    let text =
      "{\"id\":9007199254740993,\"who\":7,\"x\":1}\n{\"id\":9007199254740992,\"who\":7.5,\"x\":2}\n"
    let dataset = try scratch.read(text, as: "data.jsonl") {
      $0.id = "id"
      $0.group = "who"
    }
    #expect(dataset.ids == ["9007199254740993", "9007199254740992"])
    #expect(dataset.groups?.names == ["7", "7.5"])
  }

  @Test func `text that looks like a number is text`() throws {
    let table = try scratch.read("{\"a\":\"1\"}\n{\"a\":\"2\"}\n", as: "data.jsonl").table
    #expect(table.columns[0].values == .category(codes: [0, 1], levels: ["1", "2"]))
    let asked = try scratch.read("{\"a\":\"1\"}\n", as: "d.jsonl") { $0.types = ["a": .number] }
      .table
    #expect(asked.columns[0].numbers == [1])
  }

  @Test(arguments: [
    ("{\"a\":1}\n{\"a\":\n", "data.jsonl:2"),
    ("{\"a\":1}\n[1]\n", "data.jsonl:2: wanted an object"),
    (
      "{\"a\":1}\n{\"a\":2}\n{\"a\":\"x\"}\n",
      "data.jsonl:3: column 'a': found 'x', wanted a number"
    ),
    ("{}\n", "data.jsonl: found no column for a detector to look at"),
  ])
  func `a line that is no such object is named`(text: String, start: String) throws {
    #expect(try scratch.complaint(text, as: "data.jsonl").hasPrefix(start))
  }

  @Test func `a line that is too long to be one of JSON Lines is told of with its number`() throws {
    let source = MemorySource(Array("{}\n{\"word\": \"lo".utf8), path: "data.jsonl")
    var lines = LineSource(source, lineLimit: 8)
    let first = try lines.next().map { Array($0) }
    #expect(first == Array("{}".utf8) && lines.line == 1)
    var told: FileError?
    do throws(FileError) { _ = try lines.next() } catch { told = error }
    #expect(told?.kind == .tooLarge)
    #expect(
      told?.description == "data.jsonl:2: has more than 8 bytes in a line; is it JSON Lines?")
  }

  @Test func `two members that come to one name are refused, however they are written`() {
    for line in ["{\"o\":{\"x\":1},\"o.x\":9,\"b\":1}", "{\"o\":[1],\"o.0\":9,\"b\":1}"] {
      let name = line.contains("o.x") ? "o.x" : "o.0"
      let complaint = { () -> String in
        do {
          _ = try scratch.read("\(line)\n{\"b\":2}\n", as: "twice.jsonl")
          return "none"
        } catch { return "\(error)" }
      }()
      #expect(complaint.hasSuffix("twice.jsonl:1: two members are called '\(name)'"))
    }
  }

  @Test func `an id of more than 64 bits is refused rather than taken for its neighbour`() {
    let text = "{\"a\":1,\"u\":9223372036854775807}\n{\"a\":2,\"u\":9223372036854775808}\n"
    #expect(throws: (any Error).self) { try scratch.read(text, as: "ids.jsonl") { $0.id = "u" } }
    // A number that is no id may be as large as it likes.
    #expect(throws: Never.self) { try scratch.read(text, as: "ids.jsonl") }
  }
}
