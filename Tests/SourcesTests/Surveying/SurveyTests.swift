import Formats
import Numerics
import Sources
import Testing
import Vocabulary
import Wording

struct SurveyTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// 3,000 rows, all but the last six of which differ; quarters, so that sums are exact in any order.
  private static let rows = (0..<3000).map { row in
    let copied = row < 2994 ? row : row - 2990
    return (
      number: "\(Double(copied) / 4)", word: copied % 7 == 0 ? "" : "w\(copied % 5)",
      seen: "2026-01-\(10 + copied % 20)T00:00:00Z", user: "u\(copied % 11)",
      label: copied % 1000 == 3 ? "attack" : "normal"
    )
  }

  private static let csv =
    "number,word,seen,user,label\n"
    + rows.map { "\($0.number),\($0.word),\($0.seen),\($0.user),\($0.label)\n" }.joined()

  private static let lines = rows.map { row in
    let word = row.word.isEmpty ? "" : "\"word\":\"\(row.word)\","
    return "{\"number\":\(row.number),\(word)\"seen\":\"\(row.seen)\",\"user\":\"\(row.user)\","
      + "\"label\":\"\(row.label)\"}\n"
  }.joined()

  private func look(
    _ text: String, as name: String = "data.csv", drawing rows: Int = 50,
    _ change: (inout ReadingSettings) -> Void = { _ in }
  ) throws -> SurveyedDataset {
    var settings = ReadingSettings()
    change(&settings)
    return try DataSource.file(scratch.file(name, text))
      .survey(settings, within: RowAllowance(rows: rows))
  }

  private func complaint(
    _ text: String, _ change: (inout ReadingSettings) -> Void = { _ in }
  ) -> String {
    do {
      _ = try look(text, change)
      return "no complaint"
    } catch { return "\(error)".replacing(scratch.folder + "/", with: "") }
  }

  @Test(arguments: [("data.csv", csv), ("data.jsonl", lines)])
  func `what all rows say together is what the whole table says`(name: String, text: String) throws
  {
    func meaning(_ settings: inout ReadingSettings) {
      settings.time = TimeSettings(column: "seen")
      settings.group = "user"
      settings.label = .column("label")
      settings.kind = "label"
    }
    let surveyed = try look(text, as: name, meaning)
    #expect(surveyed.dataset.rows == 50)
    let (all, whole) = try (
      Description(of: surveyed), Description(of: scratch.read(text, as: name, meaning))
    )
    #expect(all.rows == 3000 && all.drawn?.rows == 50 && all.drawn?.seed == Seed(1))
    #expect(all.columns == whole.columns)
    #expect(all.columns.map(\.missing) == [0, 429])
    #expect(all.duplicates == 6 && whole.duplicates == 6)
    #expect(all.labels == whole.labels)
    #expect(all.labels?.kinds == ["attack": 3] && all.labels?.ordinary == 2997)
    #expect(all.times == whole.times)
    #expect(all.groups == 11)
    #expect(all.fingerprint == nil)
  }

  @Test func `a file whose rows may stand in memory is described as ever`() throws {
    let surveyed = try look(Self.csv, drawing: 3000)
    #expect(surveyed.survey == nil)
    #expect(
      try Description(of: surveyed).json.text()
        == Description(of: scratch.read(Self.csv)).json.text()
    )
  }

  @Test func `moments that are spelled in two ways are one`() throws {
    let text =
      "t\n"
      + (0..<300).map { $0 % 2 == 0 ? "2026-01-01T01:00:00+01:00\n" : "2026-01-01T00:00:00Z\n" }
      .joined()
    let description = try Description(of: look(text))
    #expect(description.columns.map(\.distinct) == [1])
    #expect(description.duplicates == 299)
  }

  @Test func `drawn rows hold what all rows say that a column holds`() throws {
    // Ten different words alone would be a category.
    let text = "w\n" + (0..<300).map { "word \($0)\n" }.joined()
    let drawn = try look(text, drawing: 10)
    guard case .text(let words) = drawn.dataset.table.columns[0].values else {
      Issue.record("the drawn words are no text")
      return
    }
    #expect(Set(words).count == 10)
  }

  @Test func `a member that comes late is missing in all lines before`() throws {
    let text =
      String(repeating: "{\"a\":1}\n", count: 17_000) + "{\"a\":2,\"b\":\"x\"}\n"
    let columns = try Description(of: look(text, as: "late.jsonl")).columns
    #expect(columns.map(\.missing) == [0, 17_000])
    #expect(columns[1].mostFrequent == "x")
  }

  @Test func `times in seconds reach from the first of all rows to the last`() throws {
    // The first and the last of 3,000 minutes, in no order.
    let text = "t,x\n" + (0..<3000).map { "\(1_700_000_000 + $0 * 7 % 3000 * 60),\($0)\n" }.joined()
    let description = try Description(of: look(text) { $0.time = TimeSettings(column: "t") })
    #expect(description.times == 1_700_000_000_000...1_700_179_940_000)
    #expect(
      complaint("t,x\n" + (0..<3000).map { "\(1_700_000_000 + $0),1\n" }.joined() + "7,1\n") {
        $0.time = TimeSettings(column: "t")
      }.hasPrefix("data.csv: time column 't': found 7, wanted RFC 3339"))
  }

  @Test func `labels that stand in no column are those of drawn rows, and this is said`() throws {
    let description = try Description(
      of: look(Self.csv) {
        $0.label = .rows([0...1499])
        $0.ignore = ["label"]
      })
    let labels = try #require(description.labels)
    #expect(labels.anomalies + labels.ordinary == 50)
    #expect(description.provenance.notes.contains("labels are those of drawn rows"))
  }

  @Test func `rows with the same cells in other columns repeat nothing`() throws {
    let text = "x,z\n" + (0..<150).map { "\($0),\($0 + 1000)\n\($0 + 1000),\($0)\n" }.joined()
    #expect(try Description(of: look(text)).duplicates == 0)
  }

  @Test func `numerals among words are words, and a column called y may be no label`() throws {
    let text =
      "code,y\n" + (0..<300).map { "\($0 % 3 == 0 ? "\($0)" : "k\($0 % 4)"),\($0 % 5)\n" }.joined()
    let (all, whole) = try (Description(of: look(text)), Description(of: scratch.read(text)))
    #expect(all.columns == whole.columns)
    #expect(all.columns.map(\.name) == ["code", "y"] && all.labels == nil)
    #expect(all.duplicates == whole.duplicates)
  }

  @Test func `a missing word in quotes is no value among numbers and among moments`() throws {
    let text =
      "x,t\n"
      + (0..<300).map { $0 % 10 == 0 ? "\"NA\",\"NA\"\n" : "\($0),2026-01-01T00:00:00Z\n" }.joined()
    let (all, whole) = try (Description(of: look(text)), Description(of: scratch.read(text)))
    #expect(all.columns == whole.columns)
    #expect(all.columns.map(\.type) == [.number, .time])
    #expect(all.columns.map(\.missing) == [30, 30])
  }

  @Test func `a lone column called y that holds no labels is a feature, and its rows are compared`()
    throws
  {
    let description = try Description(
      of: look("y\n" + (0..<300).map { "\($0 % 5)\n" }.joined()))
    #expect(description.columns.map(\.name) == ["y"] && description.labels == nil)
    #expect(description.duplicates == 295)
  }

  @Test func `what is wrong with a row that is not drawn is still told, at its line`() {
    let numbers = (0..<3000).map { "\($0),2026-01-01T00:00:00Z\n" }
    #expect(
      complaint("x,t\n" + numbers.joined() + "inf,2026-01-01T00:00:00Z\n")
        .hasPrefix("data.csv:3002: column 'x': found "))
    #expect(
      complaint("x,t\n" + numbers.joined() + "7,\n") { $0.time = TimeSettings(column: "t") }
        .hasPrefix("data.csv:3002: column 't': found no value, wanted"))
    #expect(
      complaint("x,t\n" + numbers.joined() + "oops,2026-01-01T00:00:00Z\n")
        .hasPrefix("data.csv:3002: column 'x': found 'oops'"))
    #expect(
      complaint("x,t\n" + numbers.joined() + "7,oops\n") { $0.types = ["t": .time] }
        .hasPrefix("data.csv:3002: column 't': found 'oops'"))
  }

  @Test func `the text marks what was estimated and says how sure it is`() throws {
    // 270,000 different numbers are more than are followed in a column.
    let text = "x\n" + (0..<300_000).map { "\($0 % 270_000)\n" }.joined()
    let description = try Description(of: look(text, drawing: 1000))
    let bounds = try #require(description.columns[0].distinctBounds)
    #expect(bounds.contains(270_000))
    let value = description.columns[0].distinct
    #expect(abs(value - 270_000) < 2700)
    #expect(description.duplicates == 30_000 && description.duplicateBounds == nil)
    #expect(
      description.json["columns"]?.elements?[0]["distinct_bounds"]
        == .list([.integer(bounds.lowerBound), .integer(bounds.upperBound)]))
    #expect(description.json["drawn"] == .object([("rows", 1000), ("seed", 1)]))
    let shown = description.text()
    #expect(
      shown.contains(
        "  note            1,000 of 300,000 rows were drawn to look at, with seed 1; counts, ends and means are of all rows\n"
      ))
    #expect(shown.contains("  ≈               estimated from hashes, in 95 of 100 cases within "))
  }

  @Test func `groups that are too many to follow are told with the bounds of their number`() throws
  {
    let text = "x,who\n" + (0..<300_000).map { "\($0 % 7).5,u\($0 % 290_000)\n" }.joined()
    let description = try Description(of: look(text, drawing: 1000) { $0.group = "who" })
    let bounds = try #require(description.groupBounds)
    #expect(bounds.contains(290_000) && bounds.lowerBound > 285_000 && bounds.upperBound < 295_000)
    let numbers = [try #require(description.groups), bounds.lowerBound, bounds.upperBound]
    let shown = numbers.map { "\($0 / 1000),\("\(1000 + $0 % 1000)".dropFirst())" }
    let lines = description.text().split(separator: "\n").map(String.init)
    #expect(
      lines.filter { $0.hasPrefix("  groups") }
        == ["  groups          ≈ \(shown[0]) (\(shown[1]) to \(shown[2]))"])
  }

  @Test func `another seed draws other rows, and the same the same`() throws {
    func drawn(_ seed: UInt64) throws -> Table {
      try DataSource.file(scratch.file("data.csv", Self.csv))
        .survey(within: RowAllowance(rows: 50, seed: Seed(seed))).dataset.table
    }
    #expect(try drawn(1) == drawn(1))
    #expect(try drawn(1) != drawn(2))
  }

  @Test func `of several estimates the text tells the widest share that one may be off`() throws {
    let text = "x,z\n" + (0..<300_000).map { "\($0 % 270_000),\($0 % 290_000)\n" }.joined()
    let description = try Description(of: look(text, drawing: 1000))
    let shares = try description.columns.map { column in
      let bounds = try #require(column.distinctBounds)
      return Double(max(bounds.upperBound - column.distinct, column.distinct - bounds.lowerBound))
        / Double(column.distinct)
    }
    #expect(shares[0] != shares[1])
    #expect(
      description.text().contains("cases within \(Figures.percent(max(shares[0], shares[1])))\n"))
  }
}
