import Formats
import Machine
import Numerics
import Testing
import Vocabulary

@testable import Sources

struct DescriptionTests {
  let dataset = Dataset(
    name: "pulse",
    table: Table(
      rows: 5,
      columns: [
        Column("rate", numbers: [60, 60, .nan, -0.0, 61.5]),
        Column(
          "device", .category(codes: [0, 0, 1, -1, 1], levels: ["wrist", "chest", "never seen"])),
        Column("seen", .time([0, 0, 86_400_000, nil, 1])),
      ]),
    labels: Labels([.ordinary, .ordinary, .anomaly, .unknown, .ordinary]),
    kinds: [nil, nil, "burst", nil, nil], times: [5, 4, 3, 2, 1],
    groups: Groups(of: ["u", "v", "u", "u", "u"]),
    provenance: Provenance(.file("pulse.csv"), terms: "CC0", notes: ["made for a test"]))

  @Test func `columns are counted over the values that are there`() throws {
    let columns = Description(of: dataset).columns
    #expect(columns.map(\.missing) == [1, 1, 1])
    #expect(columns.map(\.distinct) == [3, 2, 3])
    #expect(columns[0].range == 0...61.5)
    #expect(columns[0].mean == .number(45.375))  // (60 + 60 + 0 + 61.5) / 4
    #expect(columns[1].mean == .undefined(reason: "words have no mean"))
    #expect(columns[1].mostFrequent == "wrist")
  }

  @Test func `copies of rows are counted, missing cells being equal to each other`() {
    func duplicates(_ columns: [Column]) -> Int {
      Description(of: Dataset(name: "d", table: Table(rows: columns[0].count, columns: columns)))
        .duplicates
    }
    #expect(Description(of: dataset).duplicates == 1)
    #expect(duplicates([Column("a", numbers: [.nan, .nan, 0, -0.0, 1])]) == 2)
    #expect(
      duplicates([Column("a", .text(["x", "x", nil, nil])), Column("b", numbers: [1, 2, 3, 3])])
        == 1)
  }

  @Test func `contamination counts the rows of which something is known`() {
    let labels = Description(of: dataset).labels
    #expect(labels?.contamination == .number(0.25))
    #expect(labels?.unknown == 1)
    let nothing = Dataset(
      name: "n", table: Table(rows: 1, columns: [Column("a", numbers: [1])]),
      labels: Labels([.unknown]))
    #expect(
      Description(of: nothing).labels?.contamination == .undefined(reason: "no row has a label"))
  }

  @Test func `the text says all of it`() {
    #expect(
      Description(of: dataset).text() == """
        pulse

          rows            5
          columns         3
          duplicate rows  1
          labels          1 anomaly in 4 rows (25 %), 1 unknown
          kinds           burst 1
          times           1970-01-01T00:00:00.001Z to 1970-01-01T00:00:00.005Z
          groups          2
          from            file pulse.csv
          terms           CC0
          note            made for a test
          fingerprint     \(dataset.fingerprint)

          column  type      missing  distinct                     least   mean                  greatest
          rate    number          1         3                         0  45.38                     61.50
          device  category        1         2            mostly 'wrist'
          seen    time            1         3  1970-01-01T00:00:00.000Z         1970-01-02T00:00:00.000Z

        """)
  }

  @Test func `the document says all of it, with null where nothing is defined`() throws {
    let json = Description(of: dataset).json
    #expect(
      json.text(.indented) == """
        {
          "columns": [
            {
              "distinct": 3,
              "mean": 45.375,
              "missing": 1,
              "most_frequent": null,
              "name": "rate",
              "range": [
                -0.0,
                61.5
              ],
              "type": "number"
            },
            {
              "distinct": 2,
              "mean": null,
              "missing": 1,
              "most_frequent": "wrist",
              "name": "device",
              "range": null,
              "type": "category"
            },
            {
              "distinct": 3,
              "mean": null,
              "missing": 1,
              "most_frequent": null,
              "name": "seen",
              "range": [
                0.0,
                86400000.0
              ],
              "type": "time"
            }
          ],
          "duplicates": 1,
          "fingerprint": "\(dataset.fingerprint)",
          "groups": 2,
          "labels": {
            "anomalies": 1,
            "contamination": 0.25,
            "kinds": {
              "burst": 1
            },
            "ordinary": 3,
            "unknown": 1
          },
          "name": "pulse",
          "provenance": {
            "conversions": [],
            "notes": [
              "made for a test"
            ],
            "origin": "file pulse.csv",
            "sources": [],
            "terms": "CC0"
          },
          "rows": 5,
          "times": [
            "1970-01-01T00:00:00.001Z",
            "1970-01-01T00:00:00.005Z"
          ]
        }

        """)
    #expect(try JSON(parsing: json.text()) == json)
  }

  @Test func `a column without bounds or without values has no numbers in the document`() {
    let odd = Dataset(
      name: "odd",
      table: Table(
        rows: 1, columns: [Column("a", numbers: [.nan]), Column("b", numbers: [.infinity])]))
    let columns = Description(of: odd).json["columns"]?.elements
    #expect(columns?.allSatisfy { $0["range"] == JSON.null && $0["mean"] == JSON.null } == true)
  }

  /// 1,023 things that came twice each; how many repeat an earlier one is estimated as in `SketchTests`.
  @Test func `a number of copies that was estimated stands in the document with its bounds`() {
    var hashes = DistinctSketch(capacity: 16)
    for _ in 0..<2 {
      for number in 1...1023 as ClosedRange<UInt64> { hashes.add(number << 54) }
    }
    let survey = Survey(
      rows: 2046, seed: Seed(1), places: [0], columns: [], rowHashes: hashes, labels: nil,
      times: nil, groups: nil, notes: [])
    let drawn = Dataset(name: "d", table: Table(rows: 1, columns: []))
    let json = Description(of: SurveyedDataset(dataset: drawn, survey: survey)).json
    #expect(json["duplicates"] == .integer(964))
    #expect(json["duplicates_bounds"] == .list([.integer(604), .integer(1561)]))
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5000"), (.infinity, "inf"),
    ] as [(Double, String)])
  func `a number is shown in about four digits, and a whole one without a point`(
    number: Double, shown: String
  ) {
    #expect(ColumnDescription.short(number) == shown)
  }

  @Test func `of words that come once each none is the most frequent`() {
    let ids = Dataset(
      name: "n", table: Table(rows: 3, columns: [Column("id", .text(["r0", "r1", nil]))]))
    let column = Description(of: ids).columns[0]
    #expect(column.mostFrequent == nil)
    #expect(!Description(of: ids).text().contains("mostly"))
  }
}
