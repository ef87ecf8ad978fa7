import Artifacts
import Formats
import Testing
import Wording

struct ShownNumbersTests {
  @Test(arguments: RecordedRun.all.map(\.name), ["html", "markdown"])
  func `every number in a table is one of the record's`(name: String, format: String) throws {
    let run = try #require(RecordedRun.all.first { $0.name == name })
    let known = RecordedNumbers(run).shown
    for table in ShownTable.all(in: try run.report(format), format) {
      for (head, cell) in table.rows.flatMap({ zip(table.heads, $0) }) {
        let strange = RecordedNumbers.numbers(in: cell).filter { !known.contains($0) }
        #expect(strange == [], "\(table.heading), \(head): \(cell)")
      }
    }
  }
}

/// The numbers of a record as a table may show them: rounded, or standing in its texts, of which a
/// fingerprint is cut to 12 digits; how many trials and data sets there are is a number too.
private struct RecordedNumbers {
  private(set) var shown: Set<String> = []

  init(_ run: RecordedRun) {
    add(run.run.json)
    add(run.summary.json)
    for trial in run.trials { add(trial.json) }
    for timing in run.timings { add(timing.json) }
  }

  private mutating func add(_ json: JSON) {
    switch json {
    case .integer(let number): shown.insert("\(number)")
    case .number(let number):
      shown.formUnion([Figures.short(number), Figures.significant(number, digits: 6)])
    case .text(let text):
      shown.formUnion(Self.numbers(in: text) + Self.numbers(in: String(text.prefix(12))))
    case .list(let elements):
      shown.insert("\(elements.count)")
      for element in elements { add(element) }
    case .object(let members): for member in members { add(member.value) }
    case .bool, .null: break
    }
  }

  static func numbers(in text: String) -> [String] {
    text.matches(of: /-?\d+(\.\d+)?(e-?\d+)?/).map { String($0.output.0) }
  }
}
