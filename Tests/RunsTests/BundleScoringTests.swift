import Artifacts
import Decisions
import Formats
import Forms
import Foundation
import Machine
import Pipelines
import Scoring
import Sources
import TestKit
import Testing
import Vocabulary
import YAML

@testable import Bundles
@testable import Features
@testable import Runs
@testable import Specs
@testable import Trials

struct BundleScoringTests {
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder() }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = Paths.join(folder, name)
    try FileSystem.write(text, to: path)
    return path
  }

  /// The bundle of a detector fitted to sixty rows with a column of numbers and one of words.
  private func bundle(words: [String]) throws -> OpenedBundle {
    try OpenedBundle(written(fitted(words: words).pipeline.bundle([:])))
  }

  private func written(_ content: BundleContent) throws -> BundleFolder {
    let bundle = BundleFolder(Paths.join(folder, "bundle"))
    try bundle.write(content)
    return bundle
  }

  private func fitted(words: [String]) throws -> (pipeline: ProvenPipeline, dataset: Dataset) {
    try FittedRows(in: folder, words: words).fitted()
  }

  /// What a bundle makes of the rows of a file.
  private func scored(
    _ bundle: OpenedBundle, _ path: String,
    _ change: (inout BundleScoring.Request) -> Void = { _ in }
  ) throws -> (csv: String, skipped: String, notes: [String], counts: [Int]) {
    var request = BundleScoring.Request(.file(path))
    change(&request)
    var (csv, skipped): ([UInt8], [UInt8]) = ([], [])
    let outcome = try BundleScoring(bundle, request).perform(
      write: { csv += $0 }, skip: { skipped += $0 })
    return (
      String(decoding: csv, as: UTF8.self), String(decoding: skipped, as: UTF8.self), outcome.notes,
      [outcome.rows, outcome.skipped]
    )
  }

  @Test func `a bundle with rows as they were recorded proves itself, missing words and all`()
    throws
  {
    let (pipeline, dataset) = try fitted(words: ["a", "b", "", "1"])
    let content = pipeline.recorded(in: dataset.table, redacted: []).bundle([:])
    let inputs = try #require(content.inputs)
    #expect(inputs.allSatisfy { $0["n"]?.double != nil && $0.members?.count == 2 })
    #expect(
      Set(inputs.map { $0["w"]?.text() ?? "none" }) == [#""a""#, #""b""#, "null", #""1""#])
    #expect(try OpenedBundle(written(content)).notes == [])
    #expect(content.golden["numbers"] == nil)
  }

  @Test func `names with quotes, commas and line ends are cells of their own`() throws {
    let names = [#"q"r"#, "a,b", "c\nd", "plain"]
    let cells = names.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
    let path = try file("named.csv", "n,w,who\n" + cells.map { "3,a,\($0)\n" }.joined())
    let bundle = try bundle(words: ["a", "b", "c"])
    let found = try scored(bundle, path) { $0.id = "who" }
    #expect(found.csv.contains(#"0,"q""r","#) && found.csv.contains(#"1,"a,b","#))
    #expect(found.csv.contains("2,\"c\nd\",") && found.csv.contains("3,plain,"))
    let lines = try scored(bundle, path) { request in
      request.id = "who"
      request.form = .jsonl
    }
    let said = try lines.csv.split(separator: "\n").map {
      try JSON(parsing: String($0))["id"]?.string
    }
    #expect(said == names)
  }

  @Test func `a bundle whose recorded rows become other features is refused`() throws {
    let (pipeline, dataset) = try fitted(words: ["a", "b", "c"])
    let content = pipeline.recorded(in: dataset.table, redacted: []).bundle([:])
    func refusal(_ change: (inout [JSON]) -> Void) throws -> String {
      var inputs = try #require(content.inputs)
      change(&inputs)
      let bundle = try written(
        BundleContent(
          manifest: content.manifest, weights: content.weights, golden: content.golden,
          inputs: inputs))
      do {
        _ = try OpenedBundle(bundle)
        return "none"
      } catch { return "\(error)".replacing(folder + "/", with: "") }
    }
    let word = try #require(content.inputs?[0]["w"])
    let number = try #require(content.inputs?[0]["n"]?.double)
    #expect(try refusal { $0[0] = ["n": .number(number), "w": word] } == "none")
    #expect(
      try refusal { $0[0] = ["n": .number(number + 1), "w": word] }.contains(
        "its golden rows score differently here"))
    #expect(
      try refusal { $0[0] = ["n": .number(number), "w": word == "a" ? "b" : "a"] }.contains(
        "its golden rows score differently here"))
    #expect(
      try refusal { $0[0] = ["n": "x", "w": word] }.contains("golden row: column 'n' holds \"x\""))
    #expect(
      try refusal { $0[1] = ["n": .number(number)] }.contains("a golden row has no column 'w'"))
  }

  @Test func `what was recorded is a line a row, with null where there is nothing`() {
    let table = Table(
      rows: 2,
      columns: [
        Column("n", numbers: [1.5, .nan]), Column("t", .text([nil, "b"])),
        Column("w", .category(codes: [-1, 0], levels: ["x"])), Column("at", .time([7, nil])),
      ])
    #expect(
      GoldenInputs(table).lines.map { $0.text() } == [
        #"{"at":null,"n":1.5,"t":null,"w":null}"#, #"{"at":null,"n":null,"t":"b","w":"x"}"#,
      ])
  }

  @Test func `a bundle says what it cannot prove`() throws {
    let (pipeline, _) = try fitted(words: ["a", "b", "c"])
    #expect(
      try OpenedBundle(written(pipeline.bundle([:]))).notes == [
        "the bundle has no golden rows as they were recorded: a changed scale or word would not be found"
      ])
    let manifest = Paths.join(folder, "bundle/manifest.json")
    var members = try #require(try JSONReader.read(manifest).value.members)
    members["seal"] = nil
    members["format"] = 1
    members["files"] = .object(
      try #require(members["files"]?.members).filter {
        ["golden.npz", "weights.safetensors"].contains($0.key)
      })
    try FileSystem.write(JSON.object(members).text(), to: manifest)
    let old = try OpenedBundle(BundleFolder(Paths.join(folder, "bundle")))
    #expect(
      old.notes == [
        "the bundle is older than sealed manifests and recorded golden rows: a changed manifest, scale or "
          + "word would not be found; 'assay run' of its spec makes a new one"
      ])
  }

  @Test func `words that look like numbers in the file at hand are still words`() throws {
    let scoring = try bundle(words: ["1", "2", "x"])
    let csv = try scored(scoring, file("new.csv", "n,w\n3,1\n4,2\n")).csv
    #expect(csv.split(separator: "\n").count == 3)
  }

  @Test func `numbers, ids and times of rows stand before their scores where they are known`()
    throws
  {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file(
      "new.csv", "who,when,n,w\n\"x,1\",2024-01-02,3,a\ny,2024-01-03T04:05:06Z,4,b\n")
    let bare = try scored(scoring, path).csv.split(separator: "\n")
    let known = try scored(scoring, path) {
      $0.id = "who"
      $0.time = "when"
    }.csv.split(separator: "\n")
    #expect(bare[0] == "row,score,scaled,alarm")
    #expect(known[0] == "row,id,time,score,scaled,alarm")
    for (row, start) in ["0,\"x,1\",2024-01-02T00:00:00.000Z,", "1,y,2024-01-03T04:05:06.000Z,"]
      .enumerated()
    {
      #expect(bare[row + 1].hasPrefix("\(row),"))
      #expect(known[row + 1] == start + bare[row + 1].dropFirst(2))
    }
  }

  @Test func `who looks on sees how much of a file is read`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let witness = Witness()
    let path = try file("new.csv", "n,w\n3,a\n4,b\n5,c\n")
    _ = try Work.$onlooker.withValue(witness) { try scored(scoring, path) }
    let work = try #require(witness.works.last)
    #expect(work.title == "reading new.csv")
    #expect(work.unit == .bytes)
    #expect((work.total, work.done) == (16, 16))
  }

  @Test func `numbers where all words were words are refused`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file("new.csv", "n,w\n3,0.5\n4,2\n")
    #expect {
      try scored(scoring, path)
    } throws: {
      "\($0)" == "\(path): column 'w' holds numbers, but the model was fitted with words"
    }
  }

  @Test func `a file is read for the columns that the bundle needs, and for no others`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let csv = try scored(scoring, file("new.csv", "other,w,n\ninf,a,3\n,b,4\n")).csv
    #expect(csv.split(separator: "\n").count == 3)
    let path = try file("less.csv", "n\n3\n")
    #expect {
      try scored(scoring, path)
    } throws: { "\($0)".contains("found no column 'w'") }
  }

  @Test func `a column of the model is not taken from it for a name or a time`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file("new.csv", "n,w\n3,a\n")
    func refusal(_ change: (inout BundleScoring.Request) -> Void) -> String {
      do { return try scored(scoring, path, change).csv } catch { return "\(error)" }
    }
    let rest = "would take from it; name another, or leave"
    #expect(
      refusal { $0.id = "w" }
        == "the model was fitted with column 'w', which '--id' \(rest) '--id' out")
    #expect(
      refusal { $0.time = "n" }
        == "the model was fitted with column 'n', which '--time' \(rest) '--time' out")
  }

  @Test func `a word where a number belongs is told with its line`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file("new.csv", "n,w\n3,a\nabc,b\n")
    #expect {
      try scored(scoring, path)
    } throws: { "\($0)".contains("new.csv:3: column 'n': found 'abc', wanted a number") }
  }

  @Test func `a file in another encoding is scored by its words`() throws {
    let scoring = try bundle(words: ["ä", "ö", "ü"])
    let path = Paths.join(folder, "latin.csv")
    try FileSystem.write(Array("n,w\n3,".utf8) + [0xE4] + Array("\n4,b\n".utf8), to: path)
    // Only b is strange; the byte 0xE4 is the ä that the training rows had.
    #expect(
      try scored(scoring, path, { $0.encoding = .latin1 }).notes == [
        "column 'w': 1 row has a word that no training row had, which the model takes for none of those "
          + "it knows: 'b'"
      ])
    #expect(throws: DatasetError.self) { try scored(scoring, path) }
  }

  @Test func `a bundle has no links`() throws {
    _ = try bundle(words: ["a", "b", "c"])
    let weights = Paths.join(folder, "bundle/weights.safetensors")
    try FileSystem.move(weights, to: Paths.join(folder, "elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: weights, withDestinationPath: Paths.join(folder, "elsewhere"))
    #expect(throws: FileError(.notRegular, weights, "is a link, which a bundle does not have")) {
      try OpenedBundle(BundleFolder(Paths.join(self.folder, "bundle")))
    }
  }

  @Test func `words that no training row had are counted and named`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let found = try scored(scoring, file("new.csv", "n,w\n3,a\n4,d\n5,e\n6,d\n7,\n8,f\n9,g\n"))
    // d twice, e, f and g: five rows with four words; the empty cell is no word.
    #expect(
      found.notes == [
        "column 'w': 5 rows have a word that no training row had, which the model takes for none of "
          + "those it knows: 'd', 'e', 'f' and 1 more"
      ])
    #expect(
      try scored(scoring, file("three.csv", "n,w\n3,d\n4,e\n5,f\n")).notes == [
        "column 'w': 3 rows have a word that no training row had, which the model takes for none of "
          + "those it knows: 'd', 'e', 'f'"
      ])
    #expect(try scored(scoring, file("known.csv", "n,w\n3,a\n4,b\n")).notes == [])
  }

  @Test func `a column that the model was fitted with and the data lack is told of as that`() throws
  {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file("new.csv", "n,other\n3,0.5\n")
    #expect {
      try scored(scoring, path)
    } throws: {
      "\($0)" == "\(path): found no column 'w', which the model was fitted with; it takes n and w"
    }
  }

  @Test func `rows without a number that the model was fitted with are refused with their file`()
    throws
  {
    let bundle = try bundle(words: ["a", "b"])
    let rows = try file("late.csv", "n,w\n1,a\n,b\n")
    do {
      _ = try scored(bundle, rows)
      Issue.record("a row without a number was scored")
    } catch {
      let text = "\(error)".replacing(folder + "/", with: "")
      #expect(text.hasPrefix("late.csv: "))
      #expect(text.hasSuffix("the model was fitted to take none such: leave these rows out"))
    }
  }

  @Test func `a golden row that lacks a column of the first is refused`() throws {
    let (pipeline, dataset) = try fitted(words: ["a", "b"])
    let lines = try #require(
      pipeline.recorded(in: dataset.table, redacted: []).bundle([:]).inputs)
    let features = pipeline.pipeline.features
    #expect(try GoldenInputs(lines, features).lines == lines)
    let last: JSON = ["n": 1]
    #expect(throws: WeightsError("a golden row has no column 'w'")) {
      try GoldenInputs(lines.dropLast() + [last], features)
    }
  }

  @Test func `rows of many blocks are scored as those of one, and keep their order`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let rows = (0..<40_000).map {
      "\($0 % 997),\(["a", "b", "c"][$0 % 3]),\(String(repeating: "x", count: 40))\n"
    }
    let csv = try scored(scoring, file("long.csv", "n,w,rest\n" + rows.joined())).csv
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 40_001)
    let short = try scored(scoring, file("short.csv", "n,w\n5,c\n6,a\n")).csv.split(separator: "\n")
    for (row, line) in lines.dropFirst().enumerated() where row % 2991 == 5 {
      #expect(line == "\(row)" + short[1].dropFirst())
    }
  }

  @Test func `JSON Lines and arrays hold the numbers that CSV holds`() throws {
    let scoring = try bundle(words: ["a", "b"])
    let path = try file(
      "new.jsonl",
      #"{"n": 3, "w": "a", "at": "2024-01-02"}"# + "\n\n" + #"{"w": "b", "n": 40}"# + "\n")
    let csv = try scored(scoring, path).csv.split(separator: "\n").map { $0.split(separator: ",") }
    let lines = try scored(scoring, path) { $0.form = .jsonl }.csv.split(separator: "\n")
    #expect(lines.count == 2)
    for (cells, line) in zip(csv.dropFirst(), lines) {
      let json = try JSON(parsing: Array(line.utf8))
      #expect(
        ["row", "score", "scaled"].map { json[$0]?.double } == cells.prefix(3).map { Double($0) })
      #expect(json["alarm"] == .bool(cells[3] == "1"))
    }
    let request = BundleScoring.Request(.file(path), as: .npy)
    var bytes: [UInt8] = []
    let scores = try BundleScoring(scoring, request)
    let outcome = try scores.perform(write: { bytes += $0 }, skip: { _ in })
    let head = scores.head(outcome)
    #expect(
      String(decoding: head.dropFirst(10), as: UTF8.self).hasPrefix(
        "{'descr': [('row', '<i8'), ('score', '<f8'), ('scaled', '<f8'), ('alarm', '|b1')], "
          + "'fortran_order': False, 'shape': (2,), }"))
    #expect(head.count % 64 == 0)
    // A record has 25 bytes: 8 for the row, 8 for each score, 1 for the verdict.
    #expect(bytes.count == head.count + 50)
    let second = Array(bytes[(head.count + 25)...])
    #expect(second[0] == 1)
    let bits = second[8..<16].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect(Double(bitPattern: bits) == Double(csv[2][1]))
  }

  @Test func `an array holds no ids`() throws {
    let scoring = try bundle(words: ["a", "b"])
    var request = BundleScoring.Request(.file("rows.csv"), as: .npy)
    request.id = "who"
    #expect(throws: BundleError.self) { try BundleScoring(scoring, request) }
  }

  @Test func `rows that cannot be scored are told one by one, and the others keep their numbers`()
    throws
  {
    let scoring = try bundle(words: ["a", "b"])
    let rows = ["3,a", "x,b", "4", "5,b", ",a", "inf,a", "1e300,b", "6,\"a", "b\"", "7,a,9", "8,b"]
    let found = try scored(scoring, file("new.csv", "n,w\n" + rows.joined(separator: "\n") + "\n"))
    {
      $0.skipsBadRows = true
    }
    let whole = try scored(scoring, file("good.csv", "n,w\n3,a\n5,b\n6,\"a\nb\"\n8,b\n")).csv
    func scores(_ csv: String) -> [String] {
      csv.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").dropFirst().joined(separator: ",")
      }
    }
    #expect(scores(found.csv) == scores(whole))
    #expect(found.counts == [4, 6])
    #expect(
      found.csv.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } } == [
        "0", "3", "7", "9",
      ])
    let told = found.skipped.replacing(folder + "/", with: "").split(separator: "\n")
    #expect(
      told == [
        "row,problem",
        "1,\"new.csv:3: column 'n': found 'x', wanted a number\"",
        "2,\"new.csv:4: has 1 cell, wanted 2\"",
        "4,\"new.csv: column 'n' has no value in row 4, counted from 0 (1 row has none), and the model was fitted to take none such: leave these rows out\"",
        "5,\"new.csv:7: column 'n': found a number without bound, wanted finite numbers\"",
        "6,\"new.csv: column 'n' has a number in row 6, counted from 0, that no 32-bit number holds after scaling\"",
        "8,\"new.csv:11: has more than the 2 cells that are wanted\"",
      ])
  }

  @Test func `objects that cannot be read are told one by one`() throws {
    let scoring = try bundle(words: ["a", "b"])
    let path = try file(
      "new.jsonl", #"{"n": 3, "w": "a"}"# + "\n{\n[1]\n" + #"{"w": "b", "n": 40}"# + "\n")
    let found = try scored(scoring, path) { $0.skipsBadRows = true }
    #expect(found.csv.split(separator: "\n").map { $0.prefix { $0 != "," } } == ["row", "0", "3"])
    #expect(found.skipped.split(separator: "\n").map { $0.prefix(2) } == ["ro", "1,", "2,"])
    #expect(throws: DatasetError.self) { try scored(scoring, path) }
  }

  @Test func `another of the trial's thresholds is taken by its method or its number`() throws {
    func record(_ method: String, _ wish: String, _ value: Double?) -> ThresholdRecord {
      ThresholdRecord(
        request: .text(method),
        choice: ThresholdChoice(
          method: method, wish: wish,
          outcome: value.map {
            .chosen(
              Threshold(value: $0, lowestAlarmed: nil, holdsInFloat: true, basis: .validation))
          }
            ?? .infeasible(Infeasibility("There are no labels.", lacking: "labels")), sentence: ""),
        onTest: [])
    }
    let thresholds = [
      record("fixed", "-1", -1), record("top", "3 rows", 1e9), record("top", "5 rows", 1e8),
      record("best-f1", "the best F1", nil),
    ]
    let scoring = try OpenedBundle(
      written(
        fitted(words: ["a", "b"]).pipeline.bundle([
          "thresholds": .list(thresholds.map(\.json)),
          "calibration": ["name": "ecdf", "gives": "rank"],
        ])))
    let path = try file("new.csv", "n,w\n3,a\n")
    func alarm(_ name: String?) throws -> String {
      let csv = try scored(scoring, path) { $0.threshold = name }.csv.split(separator: "\n")
      #expect(csv[0] == "row,score,rank,alarm")
      return String(csv[1].suffix(1))
    }
    #expect(try alarm("fixed") == "1")
    #expect(try alarm("2") == "0")
    #expect(try alarm("5 rows") == "0")
    for (name, told) in [
      (
        "top",
        "several thresholds are called 'top'; it has 1: fixed (-1), 2: top (3 rows), 3: top (5 rows) and 4: best-f1 (the best F1)"
      ),
      (
        "mad",
        "no threshold is called 'mad'; it has 1: fixed (-1), 2: top (3 rows), 3: top (5 rows) and 4: best-f1 (the best F1)"
      ),
      ("best-f1", "the threshold 'best-f1' came to nothing: There are no labels."),
    ] {
      #expect(throws: BundleError.cannot(told)) { try alarm(name) }
    }
  }

  @Test func `a p-value is small for what is strange`() throws {
    let fitted = try fitted(words: ["a", "b"]).pipeline
    let pipeline = fitted.pipeline.calibrated(
      by: try ScoreMapKind(Choice("conformal", [:])).fit(Scores([1, 2, 3])))
    let scorer = BlockScorer(pipeline: pipeline, meaning: .pValue, origin: "rows")
    #expect([0, 1.5, 9].map { scorer.meaning.shown(pipeline.calibration($0)) } == [1, 0.75, 0.25])
  }

  @Test func `nothing is written where there are no rows, or columns of another sort`() throws {
    let scoring = try bundle(words: ["a", "b"])
    for text in ["n,w\n", "n,w\n3,1\n4,2\n"] {
      var written: [UInt8] = []
      let path = try file("new.csv", text)
      let scores = try BundleScoring(scoring, BundleScoring.Request(.file(path)))
      #expect(throws: (any Error).self) {
        _ = try scores.perform(write: { written += $0 }, skip: { _ in })
      }
      #expect(written == [])
    }
  }

  @Test func `words that come again in later blocks are counted in rows, and named once`() {
    var unseen = UnseenCount()
    func found(_ words: [String], rows: Int) -> [UnseenWords] {
      [UnseenWords(column: "w", words: words, rows: rows)]
    }
    unseen.add(found(["d", "e"], rows: 3))
    unseen.add(found(["e", "f"], rows: 2))
    let start =
      "column 'w': 5 rows have a word that no training row had, which the model takes for none of those it knows: "
    #expect(unseen.sentences == [start + "'d', 'e', 'f'"])
    unseen.add(found((0..<20_000).map { "x\($0)" }, rows: 0))
    #expect(unseen.sentences == [start + "'d', 'e', 'f' and more than 9,997 more"])
  }
}
