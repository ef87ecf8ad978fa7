import Testing
import Vocabulary

struct RecordingTests {
  @Test func `fields are found by their names, and what is missing is none`() {
    let fields: EventFields = ["b": .number(2), "d": .missing, "a": .text("x"), "c": .list([])]
    #expect(fields.names == ["a", "b", "c"])
    #expect(
      ["a", "b", "c", "d", ""].map { fields[$0] } == [.text("x"), .number(2), .list([]), nil, nil])
    #expect(fields == ["c": .list([]), "a": .text("x"), "b": .number(2)])
  }

  @Test func `a name may be a number, and a number is no name`() {
    #expect(Cell.integer(9_007_199_254_740_993).word == "9007199254740993")
    #expect(Cell.text("u1").word == "u1")
    #expect(
      [Cell.number(1), .flag(true), .list([.text("u1")]), .fields([:]), .missing].map(\.word)
        == [nil, nil, nil, nil, nil])
    #expect(
      [Cell.integer(3), .number(0.5), .text("3"), .flag(true), .list([]), .fields([:]), .missing]
        .map(\.number) == [3, 0.5, nil, nil, nil, nil, nil])
  }

  @Test func `a recording spans its events unless it says otherwise`() {
    let events = [5, 5, 9].map { Event(time: $0, fields: ["x": .integer(1)]) }
    #expect(Recording(name: "r", events: events).span == 5..<10)
    #expect(Recording(name: "r", events: events, span: 0..<100).span == 0..<100)
    #expect(Recording(name: "r", events: []).span.isEmpty)
  }
}
