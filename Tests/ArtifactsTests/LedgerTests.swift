import Formats
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Artifacts

/// What was looked at stands in the ledger for good.
struct LedgerTests {
  private func entry(
    _ event: LedgerEntry.Event, of run: String, data: String = "f", _ candidates: [String],
    choose: Double = 0.2, time: String = "t"
  ) -> LedgerEntry {
    LedgerEntry(
      event, time: time, run: run,
      looked: .init(
        of: "d", data: data, divisions: ["r1", "r2"], choose: choose, metric: .rocAUC,
        candidates: candidates.map { .init(id: $0, name: "lof \($0)", value: 0.5) }))
  }

  @Test func `what is entered is read again, in its order`() throws {
    try withTemporaryFolder { reports in
      let entries = [
        entry(.validation, of: "n/1", ["a", "b"]), entry(.test, of: "n/1", ["a"]),
        LedgerEntry(.unsealed, time: "t", run: "n/2"),
      ]
      var ledger = try Ledger(reports: reports)
      try ledger.add(Array(entries[..<1]))
      try ledger.add(Array(entries[1...]))
      #expect(try Ledger(reports: reports).entries == entries)
      #expect(try Ledger(reports: reports).damages == [])
    }
  }

  @Test func `a run that is finished once more enters nothing twice`() throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      try ledger.add([entry(.test, of: "n/1", ["a"], time: "early")])
      try ledger.add([entry(.test, of: "n/1", ["a"], time: "late")])
      #expect(try Ledger(reports: reports).entries.map(\.time) == ["early"])
    }
  }

  /// Two that add at the same time, each with what it read before the other wrote.
  @Test func `entries of another process are followed, not lost`() throws {
    try withTemporaryFolder { reports in
      var (one, other) = (try Ledger(reports: reports), try Ledger(reports: reports))
      try one.add([entry(.test, of: "n/1", ["a"])])
      try other.add([entry(.test, of: "n/2", ["a"])])
      try one.add([entry(.test, of: "n/3", ["a"])])
      let read = try Ledger(reports: reports)
      #expect(read.entries.map(\.run) == ["n/1", "n/2", "n/3"])
      #expect(read.damages == [])
    }
  }

  /// Three lines; what is done to them, and which of them then complains of what.
  @Test(arguments: [
    ([0, 2], [(2, "does not follow the one before it")]),
    (
      [1, 0, 2],
      [
        (1, "does not follow the one before it"), (2, "does not follow the one before it"),
        (3, "does not follow the one before it"),
      ]
    ),
    ([1, 2], [(1, "does not follow the one before it")]),
    ([0, 1, 2], []),
  ])
  func `a line that is taken out or moved is missed by the one that follows`(
    kept: [Int], complaints: [(line: Int, what: String)]
  ) throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      try ledger.add((1...3).map { entry(.test, of: "n/\($0)", ["a"]) })
      let lines = try FileSystem.readText(ledger.path).split(separator: "\n")
      try FileSystem.write(kept.map { lines[$0] + "\n" }.joined(), to: ledger.path)
      #expect(
        try Ledger(reports: reports).damages
          == complaints.map { "\(ledger.path):\($0.line): this line of the ledger \($0.what)" })
    }
  }

  @Test func `a changed value is found on its own line`() throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      try ledger.add([entry(.test, of: "n/1", ["a"]), entry(.test, of: "n/2", ["a"])])
      let text = try FileSystem.readText(ledger.path)
      let changed = text.replacing("n/2", with: "n/9")
      try FileSystem.write(changed, to: ledger.path)
      let read = try Ledger(reports: reports)
      #expect(read.damages == ["\(ledger.path):2: this line of the ledger is not what was written"])
      #expect(read.entries.map(\.run) == ["n/1", "n/9"])
    }
  }

  @Test func `a line that is taken out is missed even where the next is made to follow`() throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      try ledger.add((1...3).map { entry(.test, of: "n/\($0)", ["a"]) })
      let lines = try FileSystem.readText(ledger.path).split(separator: "\n").map(String.init)
      let hashes = try lines.map { try #require(JSON(parsing: $0)["sha256"]?.string) }
      let turned = lines[2].replacing(hashes[1], with: hashes[0])
      try FileSystem.write([lines[0], turned].map { $0 + "\n" }.joined(), to: ledger.path)
      #expect(
        try Ledger(reports: reports).damages
          == ["\(ledger.path):2: this line of the ledger is not what was written"])
    }
  }

  @Test func `other figures of the same run are entered beside those that stand there`() throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      let first = entry(.test, of: "n/1", ["a"])
      let others = [
        entry(.validation, of: "n/1", ["a"]), entry(.test, of: "n/2", ["a"]),
        entry(.test, of: "n/1", ["a", "b"]), entry(.test, of: "n/1", ["a"], choose: 0.5),
        entry(.test, of: "n/1", data: "g", ["a"]),
      ]
      try ledger.add([first])
      try ledger.add([first] + others)
      #expect(try Ledger(reports: reports).entries == [first] + others)
    }
  }

  @Test func `a line that was cut off is told of, and the next entry begins on its own`() throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      try ledger.add([entry(.test, of: "n/1", ["a"]), entry(.test, of: "n/2", ["a"])])
      let text = try FileSystem.readText(ledger.path)
      try FileSystem.write(String(text.dropLast(20)), to: ledger.path)
      var again = try Ledger(reports: reports)
      #expect(again.damages == ["\(ledger.path):2: this line of the ledger cannot be read"])
      try again.add([entry(.test, of: "n/3", ["a"])])
      let read = try Ledger(reports: reports)
      #expect(read.entries.map(\.run) == ["n/1", "n/3"])
      #expect(read.damages == ["\(ledger.path):2: this line of the ledger cannot be read"])
    }
  }

  @Test func `a candidate that several runs looked at counts once, and each of its runs`() throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      try ledger.add([
        entry(.validation, of: "n/1", ["a", "b"], time: "1"),
        entry(.test, of: "n/1", ["a"], time: "1"),
        entry(.validation, of: "n/2", ["b", "c"], time: "2"),
        entry(.validation, of: "m/3", data: "g", ["a"], time: "3"),
      ])
      func rows(
        _ data: String, _ event: LedgerEntry.Event, _ candidates: Int, _ runs: Int, _ latest: String
      ) -> SpentRows {
        SpentRows(
          dataset: "d", data: data, event: event, candidates: candidates, runs: runs, latest: latest
        )
      }
      #expect(
        ledger.spent == [
          rows("f", .validation, 3, 2, "2"), rows("f", .test, 1, 1, "1"),
          rows("g", .validation, 1, 1, "3"),
        ])
    }
  }

  @Test func `before a run lies what others entered before its own first entry`() throws {
    try withTemporaryFolder { reports in
      var ledger = try Ledger(reports: reports)
      try ledger.add([
        entry(.validation, of: "n/1", ["a", "b"], choose: 0.5),
        LedgerEntry(.unsealed, time: "t", run: "n/2"),
        entry(.validation, of: "m/1", data: "g", ["x"], choose: 0.9),
        entry(.validation, of: "n/2", ["b"]), entry(.test, of: "n/2", ["b"]),
        entry(.validation, of: "n/3", ["c"], choose: 0.7),
      ])
      // Run 2 looked at b itself, so that a is what others had looked at beside it.
      let second = ledger.before("n/2", of: "f")
      #expect(second.validation?.candidates == 1 && second.validation?.runs == 1)
      #expect(second.test == nil)
      #expect(second.mostChoosing == 0.5)
      let new = ledger.before("n/4", of: "f")
      #expect(new.validation?.candidates == 3 && new.validation?.runs == 3)
      #expect(new.test?.candidates == 1)
      #expect(new.mostChoosing == 0.7)
      #expect(ledger.before("n/1", of: "f").validation == nil)
      // Other questions to the same candidates spend nothing.
      try ledger.add([entry(.validation, of: "n/5", ["a", "b", "c"])])
      #expect(ledger.before("n/5", of: "f").validation == nil)
      #expect(ledger.before("n/5", of: "f").mostChoosing == 0.7)
    }
  }
}
