import Formats
import Machine
import Synchronization
import TestKit
import Testing

@testable import assay

struct InitCommandTests {
  /// The spec that is written for a file of these rows, without what all specs begin with.
  private func spec(
    _ name: String, _ rows: [String], answers: [String]? = nil
  ) throws -> (text: String, asked: String) {
    try withTemporaryFolder { folder in
      let file = Paths.join(folder, name)
      try FileSystem.write(rows.joined(separator: "\n") + "\n", to: file)
      let paper = Paper(answers: answers)
      #expect(Assay.run(["init", file], on: paper.console) == .done)
      return (paper.out.replacing(file, with: name), paper.err)
    }
  }

  @Test func `times, groups and labels are found with their reasons, and what leaks is left out`()
    throws
  {
    // A payment every 6 hours for 10 days: 39 steps between 40 rows are 9.75 days, so 4 events a day.
    let rows = (0..<40).map { row in
      let hour = 1_700_000_000 + 21_600 * row
      let isFraud = row % 8 == 7
      return "\(hour),u\(row % 5),\(row % 7).5,\(isFraud ? 1 : 0),\(isFraud ? "chargeback" : "")"
    }
    let written = try spec("cards.csv", ["ts,user_id,amount,is_fraud,fraud_label"] + rows)
    #expect(
      written.text == """
        # yaml-language-server: $schema=spec.schema.json
        # A first spec for cards.csv: 40 rows of 5 columns.
        # 'assay help spec' explains each key; a list of values tries each of them.
        name: cards

        data:
          - file: "cards.csv"
            label: { column: "is_fraud", anomaly: ["1"] }   # it is called as labels are; 5 of 40 rows are anomalies then
            time: "ts"   # its numbers can be seconds since 1970, from 2023-11-14T22:13:20.000Z to 2023-11-24T16:13:20.000Z
            group: "user_id"   # it is called as owners of rows are; 5 of them have 40 rows
            ignore: ["fraud_label"]
            # left out is "fraud_label": it alone tells all anomalies from all other rows
            # "amount": numbers from 0.5 to 6.5

        split: { holdout: { test: 0.3, validation: 0.3, by: time } }   # the latest rows measure
        scale: standard
        detectors:
          - isolation-forest
          - knn: { neighbors: [5, 20] }
          - ecod
        seeds: [1, 2]

        operation: { events: 4, per: day, missed: 10, false-alarm: 1 }   # as the times of the rows tell; prices are to be set
        thresholds:
          - best-f1
          - cost   # the least, by the prices of 'operation'
          - false-positive-rate: { at-most: 0.05, confidence: 0.95 }
          - budget: { alerts: 1, per: week }
        export: best

        """)
    #expect(written.asked.isEmpty)
  }

  /// The lines of a spec from `data` to the split.
  private func meaning(_ name: String, _ rows: [String]) throws -> String {
    let lines = try spec(name, rows).text.split(separator: "\n")
    return lines.drop { !$0.hasPrefix("  - file") }.dropFirst()
      .prefix { !$0.hasPrefix("scale:") && !$0.hasPrefix("missing:") }
      .map { $0.replacing("    ", with: "") }.joined(separator: "\n")
  }

  @Test func `a file without labels or times says so`() throws {
    #expect(
      try meaning("plain.csv", ["a,b"] + (0..<12).map { "\($0 % 5).5,\($0 % 3)" }) == """
        label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
        # "a": numbers from 0.5 to 4.5
        # "b": numbers from 0 to 2
        split: { holdout: { test: 0.3, validation: 0.2 } }
        """)
  }

  @Test func `a last column of two values is a label where one of them is rare`() throws {
    #expect(
      try meaning("last.csv", ["a,b"] + (0..<12).map { "\($0 % 5).5,\($0 % 6 == 0 ? 1 : 0)" })
        == """
        label: { column: "b", anomaly: ["1"] }   # it is the last column and one of its two values is rare; 2 of 12 rows are anomalies then
        # "a": numbers from 0.5 to 4.5
        split: { holdout: { test: 0.3, validation: 0.3 } }
        """)
  }

  @Test func `the only feature is no label, however rare its values are`() throws {
    let rows = (0..<12).map { "2024-01-\(10 + $0),\($0 % 6 == 0 ? 80 : 20)" }
    #expect(
      try meaning("wave.csv", ["timestamp,value"] + rows) == """
        label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
        time: "timestamp"   # its values are moments, from 2024-01-10T00:00:00.000Z to 2024-01-21T00:00:00.000Z
        # "value": numbers from 20 to 80
        split: { holdout: { test: 0.3, validation: 0.2, by: time } }   # the latest rows measure
        """)
  }

  @Test func `names of attacks are labels and sorts of anomalies`() throws {
    let words = ["normal", "normal", "dos", "normal", "probe", "normal"]
    #expect(
      try meaning("attacks.csv", (0..<12).map { "\($0 % 5).5,\(words[$0 % 6]),\($0 % 7)" }) == """
        label: { column: "column2", ordinary: ["normal"] }   # its words are those of labels; 4 of 12 rows are anomalies then
        kind: "column2"   # its other values are sorts of anomalies
        # "column1": numbers from 0.5 to 4.5
        # "column3": numbers from 0 to 6
        split: { holdout: { test: 0.3, validation: 0.3 } }
        """)
  }

  @Test func `a column called normal has its anomalies at 0`() throws {
    #expect(
      try meaning("normal.csv", ["normal,b"] + (0..<12).map { "\($0 % 6 == 0 ? 0 : 1),\($0 % 5)" })
        == """
        label: { column: "normal", anomaly: ["0"] }   # it is called as labels are; 2 of 12 rows are anomalies then
        # "b": numbers from 0 to 4
        split: { holdout: { test: 0.3, validation: 0.3 } }
        """)
  }

  @Test func `ids, empty columns and dates that cannot be read are no features`() throws {
    let rows = (0..<24).map { "r\($0 * 7 % 24),\($0 + 1)/2/2024,,\($0 % 5).5" }
    #expect(
      try meaning("odd.csv", ["row_id,when,nothing,a"] + rows) == """
        label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
        id: "row_id"   # it is called as ids are and different in every row
        ignore: ["when", "nothing"]
        # left out is "when": its dates are not written as 2024-12-31 or 2024-12-31T23:59:00Z, which can be read
        # left out is "nothing": it has no value in any row
        # "a": numbers from 0.5 to 4.5
        split: { holdout: { test: 0.3, validation: 0.2 } }
        """)
  }

  @Test func `texts alone are hashed, and many words become shares`() throws {
    let texts = (0..<24).map { "event \($0 * 7 % 24) of some sort" }
    #expect(
      try spec("texts.csv", ["message"] + texts).text.contains(
        "\ncategories: { hashing: { buckets: 16 } }   # text is no feature otherwise\n"))
    let words = (0..<63).map { "w\($0 % 21)" }
    #expect(
      try spec("words.csv", ["word"] + words).text.contains(
        "\ncategories: frequency   # \"word\" has 21 words: each becomes its share of the rows, and all rare ones "
          + "are alike\n"))
  }

  @Test func `words of the data cannot become keys of the spec`() throws {
    let rows = (0..<12).map { "\($0 % 5),\"x\($0 % 2)\nexport: none\"" }
    #expect(
      try meaning("hostile.csv", ["\"a\nname: b\",\"c # d\""] + rows) == """
        label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
        # "a\\nname: b": numbers from 0 to 4
        # "c # d": the words "x0\\nexport: none", "x1\\nexport: none"
        split: { holdout: { test: 0.3, validation: 0.2 } }
        """)
  }

  @Test(arguments: [
    ("my_cards-2.csv", "my_cards-2"), ("my cards.v3.csv", "my-cards-v3"),
    ("2024.csv", "first-2024"),
    ("größe.csv", "gr--e"), ("#1.csv", "first--1"),
  ])
  func `a run is named after its file, as far as the characters allow`(file: String, name: String)
    throws
  {
    let text = try spec(file, ["a,b"] + (0..<12).map { "\($0 % 5).5,\($0 % 3)" }).text
    #expect(text.split(separator: "\n").first { $0.hasPrefix("name:") } == "name: \(name)")
  }

  private func split(rows: Int, _ row: (Int) -> String) throws -> Substring? {
    try spec("many.csv", ["a,b"] + (0..<rows).map(row)).text.split(separator: "\n")
      .first { $0.hasPrefix("split:") }
  }

  @Test func `of very many rows a first run takes some, and of very few all`() throws {
    func plain(_ row: Int) -> String { "\(row % 5).5,\(row % 3)" }
    #expect(
      try split(rows: 20_001, plain)
        == "split: { holdout: { test: 0.3, validation: 0.2, at-most: 20000 } }   # 'at-most' keeps a first run "
        + "short")
    #expect(try split(rows: 20_000, plain) == "split: { holdout: { test: 0.3, validation: 0.2 } }")
    #expect(
      try split(rows: 11, plain)
        == "split: all   # too few rows to set some aside: what is found here holds for them alone")
  }

  @Test func `rows that belong together stay together where there are enough groups`() throws {
    func split(users: Int) throws -> String {
      let rows = (0..<36).map { "\($0 % 5).5,u\($0 % users),\($0 % 3)" }
      return try meaning("users.csv", ["a,user_id,b"] + rows)
    }
    #expect(
      try split(users: 12) == """
        label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
        group: "user_id"   # it is called as owners of rows are; 12 of them have 36 rows
        # "a": numbers from 0.5 to 4.5
        # "b": numbers from 0 to 2
        split: { holdout: { test: 0.3, validation: 0.2, by: group } }   # rows that belong together stay together
        """)
    #expect(
      try split(users: 11).split(separator: "\n").last
        == "split: { holdout: { test: 0.3, validation: 0.2 } }")
  }

  /// 22 columns in which one of 120 ordinary rows is above all five anomalies, 1 − 1/120 = 0.9917, and 22 that are
  /// empty.
  @Test func `of very many columns the first twenty of each sort have a comment`() throws {
    let numbers = 1...22
    let names = numbers.map { "c\($0)" } + numbers.map { "e\($0)" } + ["is_fraud"]
    let rows = (0..<125).map { row in
      let value = row < 5 ? "\(200 + row).5" : row == 124 ? "300.5" : "\(row).5"
      return numbers.map { _ in value }.joined(separator: ",")
        + String(repeating: ",", count: 22) + ",\(row < 5 ? 1 : 0)"
    }
    let lines = try meaning("wide.csv", [names.joined(separator: ",")] + rows)
      .split(separator: "\n").map(String.init)
    let ignored = numbers.map { "\"e\($0)\"" }.joined(separator: ", ")
    var wanted = [
      "label: { column: \"is_fraud\", anomaly: [\"1\"] }   # it is called as labels are; 5 of 125 rows are "
        + "anomalies then", "ignore: [\(ignored)]",
    ]
    let doubt = "it alone nearly tells anomalies from other rows: is it known before the label is?"
    wanted += (1...20).map { "# left out is \"e\($0)\": it has no value in any row" }
    wanted += (1...20).map { "# look at \"c\($0)\": \(doubt)" }
    wanted += (1...20).map { "# \"c\($0)\": numbers from 5.5 to 300.5" }
    wanted += ["# … and 2 more columns", "split: { holdout: { test: 0.3, validation: 0.3 } }"]
    #expect(lines == wanted)
  }

  @Test func `a spec without labels asks what can be asked without them, at the pace of the rows`()
    throws
  {
    // A row a minute: 1,440 a day, of which a hundredth is 14 alerts. One number is missing, one without bound.
    let words = ["red", "green", "blue", "a word of more than thirty letters"]
    let rows = (0..<24).map { row in
      let number = row == 3 ? "" : row == 5 ? "inf" : "\(row % 7).5"
      return "2024-01-01T00:\(10 + row):00Z,\(number),5,\(words[row % 4]),\(words[row % 2 * 3])"
    }
    #expect(
      try spec("busy.csv", ["when,x,same,color,note"] + rows).text == """
        # yaml-language-server: $schema=spec.schema.json
        # A first spec for busy.csv: 24 rows of 5 columns.
        # 'assay help spec' explains each key; a list of values tries each of them.
        name: busy

        data:
          - file: "busy.csv"
            label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
            time: "when"   # its values are moments, from 2024-01-01T00:10:00.000Z to 2024-01-01T00:33:00.000Z
            infinite: missing   # some numbers are without bound
            # "x": numbers from 0.5 to inf, 1 missing
            # "same": always 5
            # "color": 4 words, such as "red", "green", "blue"
            # "note": the words "red", "a word of more than thirty le…"

        split: { holdout: { test: 0.3, validation: 0.2, by: time } }   # the latest rows measure
        missing: median   # some numbers are missing
        scale: standard
        detectors:
          - isolation-forest
          - knn: { neighbors: [5, 20] }
          - ecod
        seeds: [1, 2]

        operation: { events: 1440, per: day, missed: 10, false-alarm: 1 }   # as the times of the rows tell; prices are to be set
        thresholds:
          - conformal: { at-most: 0.05 }
          - contamination: { share: 0.02 }
          - budget: { alerts: 14, per: day }
        export: best

        """)
  }

  @Test func `a file in which nothing differs says that nothing can be learned`() throws {
    let text = try spec("same.csv", ["a,b"] + (0..<12).map { _ in "5,p" }).text
    #expect(
      text.split(separator: "\n")[3]
        == "# No column is left that tells rows apart: a detector can learn nothing here.")
    #expect(
      try meaning("same.csv", ["a,b"] + (0..<12).map { _ in "5,p" }) == """
        label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
        # "a": always 5
        # "b": the words "p"
        split: { holdout: { test: 0.3, validation: 0.2 } }
        """)
  }

  @Test func `on a terminal each guess is asked about, and what is said goes before it`() throws {
    let rows = (0..<12).map { row in
      "2024-01-\(10 + row),\(["p", "q", "r"][row % 3]),\(row % 6 == 0 ? "bad" : "good"),\(row % 4)"
    }
    let written = try spec(
      "asked.csv", ["day,state,verdict,team"] + rows,
      answers: ["stat", "state", "none", "none", "team", ""])
    #expect(
      written.asked == """
        Enter takes what stands in brackets; else type the name of a column, or 'none'.
        Which column says what is an anomaly? [verdict]: it is called as labels are; 2 of 12 rows are anomalies then \
        there is no column 'stat'; did you mean 'state'?
        Which column says what is an anomaly? [verdict]: it is called as labels are; 2 of 12 rows are anomalies then \
        'state' cannot be that: a label has two values, or a few of which one is ordinary
        Which column says what is an anomaly? [verdict]: it is called as labels are; 2 of 12 rows are anomalies then \
        Which says when a row happened? [day]: its values are moments, from 2024-01-10T00:00:00.000Z to \
        2024-01-21T00:00:00.000Z \
        Which says to whom a row belongs? [none] Which names the row? [none] 
        """)
    let lines = written.text.split(separator: "\n").filter { $0.hasPrefix("    ") }
    #expect(
      lines.joined(separator: "\n") == """
            label: none   # no column seems to be one; else: { column: NAME, anomaly: VALUE }
            group: "team"   # as was said
            ignore: ["verdict"]
            # left out is "verdict": it is called as labels are
            # "day": moments, which are no feature
            # "state": the words "p", "q", "r"
        """)
  }

  @Test func `a spec in a file has the schema for editors beside it`() throws {
    try withTemporaryFolder { folder in
      let (file, target) = (Paths.join(folder, "a.csv"), Paths.join(folder, "specs/a.yaml"))
      try FileSystem.write("a,b\n1,2\n2,4\n3,1\n", to: file)
      let (paper, schema) = (Paper(), Paper())
      #expect(Assay.run(["init", file, "--out", target], on: paper.console) == .done)
      #expect(paper.out == target + "\n")
      #expect(Assay.run(["help", "spec", "--schema"], on: schema.console) == .done)
      #expect(
        try FileSystem.readText(Paths.join(folder, "specs/spec.schema.json")) == schema.out)
    }
  }

  /// A row every 36 minutes is 40 a day, of which a hundredth is 2.8 a week; one every 144 seconds is 600 a day.
  @Test(arguments: [(2160, "40", "alerts: 3, per: week"), (144, "600", "alerts: 6, per: day")])
  func `a first budget is a hundredth of the rows, in a week where that is less than one a day`(
    seconds: Int, events: String, budget: String
  ) throws {
    let rows = (0..<60).map { "\(1_700_000_000 + seconds * $0),\($0 % 5).5,\($0 % 7)" }
    let lines = try spec("pace.csv", ["ts,a,b"] + rows).text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("operation: { events: \(events), per: day,") })
    #expect(lines.contains("  - budget: { \(budget) }"))
  }
}
