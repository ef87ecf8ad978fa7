import Formats
import Forms
import Numerics
import Sources
import Testing
import Vocabulary
import YAML

struct RecordedDataKeysTests {
  /// What a spec's `yaml` describes, or all that is wrong with it.
  private func recorded(_ yaml: String) throws -> RecordedData {
    var reader = FormReader()
    let members = reader.read(try Node(yaml: yaml, file: "spec"), as: RecordedData.form)
    try reader.complaints.check()
    return try RecordedData(Settings(try #require(members)))
  }

  private func reading(_ keys: String) throws -> ReadingSettings {
    try recorded("{ file: a.csv, \(keys) }").meaning.reading
  }

  @Test func `of rows of which nothing else is said all is found out`() throws {
    let data = try recorded("{ file: a.csv }")
    #expect(data.place == .file("a.csv") && data.meaning.title == nil && data.meaning.keep == nil)
    #expect(data.meaning.reading == ReadingSettings())
  }

  @Test func `rows come from a file, a query or names of the catalog`() throws {
    #expect(try recorded("{ query: SELECT 1, name: ones }").place == .query("SELECT 1"))
    #expect(try recorded("{ query: SELECT 1, name: ones }").meaning.title == "ones")
    #expect(try recorded("{ catalog: shuttle }").place == .catalog(["shuttle"], mirror: nil))
    #expect(
      try recorded("{ catalog: [shuttle, adbench/*], mirror: m }").place
        == .catalog(["shuttle", "adbench/*"], mirror: "m"))
  }

  @Test func `every key of reading is taken over`() throws {
    let found = try reading(
      """
      delimiter: tab, header: false, names: [a, b, t], types: { a: text, b: category },
      infinite: missing, missing-words: [none, "-"], values: X, group: user, id: row, kind: sort,
      use: [a, b], ignore: c, encoding: latin-1, time: { column: t, unit: steps }, rows: { at-most: 50, seed: 9 }
      """)
    var wanted = ReadingSettings()
    wanted.delimiter = .tab
    wanted.header = false
    wanted.names = ["a", "b", "t"]
    wanted.types = ["a": .text, "b": .category]
    wanted.infinite = .missing
    wanted.missingWords = ["none", "-"]
    wanted.values = "X"
    wanted.group = "user"
    wanted.id = "row"
    wanted.kind = "sort"
    wanted.use = ["a", "b"]
    wanted.ignore = ["c"]
    wanted.encoding = .latin1
    wanted.time = TimeSettings(column: "t", unit: .steps)
    wanted.limit = try RowLimit(atMost: 50, seed: Seed(9))
    #expect(found == wanted)
    #expect(try reading("rows: { at-most: 50 }").limit?.seed == Seed(1))
    #expect(try reading("time: at").time == TimeSettings(column: "at", unit: .auto))
  }

  @Test(
    arguments: [
      ("none", .none), ("fraud", .column("fraud")), ("{ column: none }", .column("none")),
      ("{ column: c, anomaly: [a, b] }", .column("c", .anomalies(["a", "b"]))),
      ("{ array: z, ordinary: ok }", .array("z", .ordinary(["ok"]))),
      ("{ file: z.npy }", .file("z.npy")), ("{ intervals: w.csv }", .intervals(file: "w.csv")),
      ("{ ids: bad.txt }", .ids(file: "bad.txt")), ("{ keep: 0.1 }", .conventional),
    ] as [(String, LabelSettings)])
  func `labels are where a spec says`(label: String, wanted: LabelSettings) throws {
    #expect(try reading("label: \(label)").label == wanted)
  }

  @Test func `how many anomalies are kept stands beside where the labels are`() throws {
    #expect(try recorded("{ file: a, label: { column: c, keep: 0.05 } }").meaning.keep == 0.05)
    #expect(try recorded("{ file: a, label: { keep: 1 } }").meaning.keep == 1)
    #expect(try recorded("{ file: a, label: c }").meaning.keep == nil)
  }

  @Test(arguments: [
    (
      "{ file: a, label: { column: c, ▶ids: f } }",
      "wanted at most one of column, array, file, intervals, ids, found column and ids"
    ),
    (
      "{ file: a, label: { file: c, ▶intervals: f } }",
      "wanted at most one of column, array, file, intervals, ids, found file and intervals"
    ),
    (
      "{ file: a, label: { column: c, anomaly: x, ▶ordinary: y } }",
      "wanted at most one of anomaly, ordinary, found anomaly and ordinary"
    ),
    (
      "{ file: a, ▶query: b }", "wanted exactly one of file, query, catalog, found file and query"
    ),
    (
      "{ query: a, ▶delimiter: ',' }",
      "wanted at most one of query, delimiter, found query and delimiter"
    ),
    ("{ file: a, ▶mirror: b }", "'mirror' says nothing without 'catalog'"),
    ("▶{ name: a }", "wanted exactly one of file, query, catalog, found none"),
    ("{ file: a, ▶delimeter: ',' }", unknown + "; did you mean 'delimiter'?"),
    ("{ file: a, infinite: ▶keep }", "'infinite' must be one of complain, missing, not 'keep'"),
    ("{ file: a, rows: { at-most: ▶0 } }", "'at-most' must be a whole number, at least 1, not '0'"),
  ])
  func `what excludes the other or is no value is refused where it stands`(
    marked: String, message: String
  ) throws {
    let column = try #require(Array(marked).firstIndex(of: "▶")) + 1
    let yaml = marked.replacing("▶", with: "")
    let place = Place(Source(yaml, name: "spec"), line: 1, column: column)
    #expect(throws: Complaints(Complaint(message, at: place))) { try recorded(yaml) }
  }

  private static let unknown =
    "unknown key 'delimeter'; the keys here are file, query, catalog, mirror, name, label, time, "
    + "group, id, kind, use, ignore, rows, delimiter, encoding, header, names, types, infinite, "
    + "missing-words, values"

  @Test func `a column is used or ignored, not both`() {
    #expect(
      throws: SettingError(
        "ignore", mustBe: "columns that 'use' does not name", not: "'b', which it names")
    ) { try reading("use: [a, b], ignore: [b]") }
  }

  @Test(arguments: ["anomaly: x", "ids: f, ordinary: x", "intervals: f, anomaly: x"])
  func `values that no column holds are refused rather than ignored`(label: String) throws {
    let word = label.contains("anomaly") ? "anomaly" : "ordinary"
    let wanted = "given beside 'column', 'array' or 'file', whose values it names"
    let refusal = SettingError(word, mustBe: wanted, not: "without them")
    #expect {
      try reading("label: { \(label) }")
    } throws: {
      "\($0)" == refusal.description && ($0 as? SettingError)?.path == "label.\(word)"
    }
  }
}
