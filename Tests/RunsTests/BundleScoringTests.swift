import Artifacts
import Formats
import Foundation
import Machine
import Pipelines
import Sources
import TestKit
import Testing
import Vocabulary
import YAML

@testable import Advice
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
  private func bundle(words: [String]) throws -> BundleScoring {
    try BundleScoring(written(fitted(words: words).pipeline.bundle([:])))
  }

  private func written(_ content: BundleContent) throws -> BundleFolder {
    let bundle = BundleFolder(Paths.join(folder, "bundle"))
    try bundle.write(content)
    return bundle
  }

  /// What a trial leaves that was fitted to sixty rows, and the rows.
  private func fitted(words: [String]) throws -> (pipeline: ProvenPipeline, dataset: Dataset) {
    let rows = (0..<60).map { "\($0 * 7 % 11),\(words[$0 % words.count]),\($0 % 10 == 0 ? 1 : 0)" }
    let data = try file("rows.csv", "n,w,label\n" + rows.joined(separator: "\n") + "\n")
    let yaml = "name: t\ndata: [{ file: '\(data)', types: { w: category } }]\ndetectors: [knn]"
    let experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    let dataset = try DataLoader(experiment, searchFolders: ["."]).load(0)
    let context = PlanContext(
      fingerprints: ["f"], names: ["d"], codeVersion: "c", platform: "p")
    let trial = Plan(experiment, context).trials[0]
    let one = try Trial(trial.identity, of: experiment)
    let fitted = try #require(try one.run(on: Preparation(dataset, for: one.settings)).fitted)
    return (fitted, dataset)
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
    #expect(try BundleScoring(written(content)).notes == [])
    #expect(content.golden["numbers"] == nil)
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
        _ = try BundleScoring(bundle)
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
      try BundleScoring(written(pipeline.bundle([:]))).notes == [
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
    let old = try BundleScoring(BundleFolder(Paths.join(folder, "bundle")))
    #expect(
      old.notes == [
        "the bundle is older than sealed manifests and recorded golden rows: a changed manifest, scale or "
          + "word would not be found; 'assay run' of its spec makes a new one"
      ])
  }

  @Test func `words that look like numbers in the file at hand are still words`() throws {
    let scoring = try bundle(words: ["1", "2", "x"])
    let csv = try scoring.scored(file("new.csv", "n,w\n3,1\n4,2\n")).csv
    #expect(csv.split(separator: "\n").count == 3)
  }

  @Test func `numbers, ids and times of rows stand before their scores where they are known`()
    throws
  {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file(
      "new.csv", "who,when,n,w\n\"x,1\",2024-01-02,3,a\ny,2024-01-03T04:05:06Z,4,b\n")
    let bare = try scoring.scored(path).csv.split(separator: "\n")
    let known = try scoring.scored(path, id: "who", time: "when").csv.split(separator: "\n")
    #expect(bare[0] == "row,score,probability,alarm")
    #expect(known[0] == "row,id,time,score,probability,alarm")
    for (row, start) in ["0,\"x,1\",2024-01-02T00:00:00.000Z,", "1,y,2024-01-03T04:05:06.000Z,"]
      .enumerated()
    {
      #expect(bare[row + 1].hasPrefix("\(row),"))
      #expect(known[row + 1] == start + bare[row + 1].dropFirst(2))
    }
  }

  @Test func `who looks on sees rows being scored and their scores being written`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let witness = Witness()
    _ = try Work.$onlooker.withValue(witness) {
      try scoring.scored(file("new.csv", "n,w\n3,a\n4,b\n5,c\n"))
    }
    let works = witness.works.suffix(2)
    #expect(works.map(\.title) == ["scoring new", "writing scores"])
    #expect(works.map(\.unit) == [.things("rows"), .things("rows")])
    #expect(works.map(\.total) == [3, 3])
    #expect(
      witness.events.suffix(4) == [
        "scoring new begins at 0 of 3", "scoring new ends at 3", "writing scores begins at 0 of 3",
        "writing scores ends at 0",
      ])
  }

  @Test func `numbers where all words were words are refused`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file("new.csv", "n,w\n3,0.5\n4,2\n")
    #expect {
      try scoring.scored(path)
    } throws: {
      "\($0)" == "\(path): column 'w' holds numbers, but the model was fitted with words"
    }
  }

  @Test func `a file is read for the columns that the bundle needs, and for no others`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let csv = try scoring.scored(file("new.csv", "other,w,n\ninf,a,3\n,b,4\n")).csv
    #expect(csv.split(separator: "\n").count == 3)
    let path = try file("less.csv", "n\n3\n")
    #expect {
      try scoring.scored(path)
    } throws: { "\($0)".contains("found no column 'w'") }
  }

  @Test func `a word where a number belongs is told with its line`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file("new.csv", "n,w\n3,a\nabc,b\n")
    #expect {
      try scoring.scored(path)
    } throws: { "\($0)".contains("new.csv:3: column 'n': found 'abc', wanted a number") }
  }

  @Test func `a file in another encoding is scored by its words`() throws {
    let scoring = try bundle(words: ["ä", "ö", "ü"])
    let path = Paths.join(folder, "latin.csv")
    try FileSystem.write(Array("n,w\n3,".utf8) + [0xE4] + Array("\n4,b\n".utf8), to: path)
    // Only b is strange; the byte 0xE4 is the ä that the training rows had.
    #expect(
      try scoring.scored(path, encoding: .latin1).notes == [
        "column 'w': 1 row has a word that no training row had, which the model takes for none of those "
          + "it knows: 'b'"
      ])
    #expect(throws: DatasetError.self) { try scoring.scored(path) }
  }

  @Test func `a bundle has no links`() throws {
    _ = try bundle(words: ["a", "b", "c"])
    let weights = Paths.join(folder, "bundle/weights.safetensors")
    try FileSystem.move(weights, to: Paths.join(folder, "elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: weights, withDestinationPath: Paths.join(folder, "elsewhere"))
    #expect(throws: FileError(.notRegular, weights, "is a link, which a bundle does not have")) {
      try BundleScoring(BundleFolder(Paths.join(self.folder, "bundle")))
    }
  }

  @Test func `words that no training row had are counted and named`() throws {
    let scoring = try bundle(words: ["a", "b", "c"])
    let scored = try scoring.scored(file("new.csv", "n,w\n3,a\n4,d\n5,e\n6,d\n7,\n8,f\n9,g\n"))
    // d twice, e, f and g: five rows with four words; the empty cell is no word.
    #expect(
      scored.notes == [
        "column 'w': 5 rows have a word that no training row had, which the model takes for none of "
          + "those it knows: 'd', 'e', 'f' and 1 more"
      ])
    #expect(
      try scoring.scored(file("three.csv", "n,w\n3,d\n4,e\n5,f\n")).notes == [
        "column 'w': 3 rows have a word that no training row had, which the model takes for none of "
          + "those it knows: 'd', 'e', 'f'"
      ])
    #expect(try scoring.scored(file("known.csv", "n,w\n3,a\n4,b\n")).notes == [])
  }

  @Test func `a column that the model was fitted with and the data lack is told of as that`() throws
  {
    let scoring = try bundle(words: ["a", "b", "c"])
    let path = try file("new.csv", "n,other\n3,0.5\n")
    #expect {
      try scoring.scored(path)
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
      _ = try bundle.scored(rows)
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

  /// More rows than are told of at once.
  @Test func `who looks on sees lines being written`() throws {
    let scoring = try bundle(words: ["a", "b"])
    let rows = String(repeating: "3,a\n", count: BundleScoring.block + 5)
    let witness = Witness()
    _ = try Work.$onlooker.withValue(witness) {
      try scoring.scored(file("new.csv", "n,w\n" + rows))
    }
    #expect(witness.events.last == "writing scores ends at \(BundleScoring.block)")
  }
}
