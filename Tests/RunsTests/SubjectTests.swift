import Artifacts
import Formats
import Machine
import Sources
import Testing
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

struct SubjectTests {
  /// Forty rows in eight groups, in a file of a scratch folder.
  private func file(_ name: String = "rows.csv") throws -> String {
    let folder = try FileSystem.makeTemporaryFolder()
    let path = Paths.join(folder, name)
    let rows = (0..<40).map { "\($0 % 7),\(Double($0) / 3),g\($0 / 5),\($0 % 8 == 0 ? 1 : 0)" }
    try FileSystem.write("a,b,who,label\n" + rows.joined(separator: "\n") + "\n", to: path)
    return path
  }

  private func subject(
    _ data: String, _ rest: String = "", isStrict: Bool = false
  ) throws -> Subject {
    let yaml = "name: t\ndata: [\(data)]\ndetectors: [ecod]\n\(rest)"
    var options = RunOptions(
      jobs: 1, worker: [], codeVersion: "c", platform: "p", searchFolders: ["."])
    options.isStrict = isStrict
    return try Subject(Experiment(Node(yaml: yaml, file: "spec.yaml")), options)
  }

  private func sentences(_ subject: Subject) -> String {
    subject.record.audit.compactMap { $0["sentence"]?.string }.joined(separator: "\n")
  }

  @Test func `a run records that groups stand on both sides of its split`() throws {
    let path = try file()
    let byRow = try subject("{ file: '\(path)', group: who }")
    #expect(sentences(byRow).contains("groups have rows on both sides of the split"))
    let byGroup = try subject(
      "{ file: '\(path)', group: who }", "split: { holdout: { by: group } }")
    #expect(!sentences(byGroup).contains("both sides of the split"))
  }

  /// Forty texts of half a million letters take more memory than there was; forty numbers do not where there was more already.
  @Test(.enabled(if: FileSystem.exists("/proc/self/status"), "needs Linux"))
  func `whoever looks on is told the memory that reading took, where it was more than before`()
    async throws
  {
    let large = try file("large.csv")
    let text = String(repeating: "x", count: 500_000)
    try FileSystem.write(
      "a,b\n" + (0..<40).map { "\($0 % 7),\($0)\(text)\n" }.joined(), to: large)
    let small = try file("small.csv")
    await #expect(processExitsWith: .success) {
      [large = large as String, small = small as String] in
      let yaml = "name: t\ndata: [{ file: '\(large)' }, { file: '\(small)' }]\ndetectors: [ecod]"
      let options = RunOptions(
        jobs: 1, worker: [], codeVersion: "c", platform: "p", searchFolders: ["."])
      var (told, ballast): ([String], [[UInt8]]) = ([], [])
      let before = Memory.peakResidentBytes ?? 0
      _ = try? Subject(Experiment(Node(yaml: yaml, file: "spec.yaml")), options) {
        data, place, peak in
        let more = peak.map { $0 - before > 10_000_000 ? "much more" : "more" } ?? "no more"
        told.append("\(data.name) at \(place) takes \(more)")
        // So much more than there is that forty numbers do not come near it.
        ballast.append([UInt8](repeating: 1, count: 100_000_000))
        ballast.removeAll()
      }
      if told != ["large at 0 takes much more", "small at 1 takes no more"] {
        Issue.record("\(told)")
      }
    }
  }

  @Test func `a record tells where rows come from in words`() throws {
    let source = try subject("{ file: '\(file())' }").record.datasets[0].source
    #expect(source.hasPrefix("file /"))
    #expect(source.contains("rows.csv, SHA-256 "))
    #expect(!source.contains("("))
  }

  /// A file with so many shops, each of three rows, and a spec that says how words become numbers.
  private func shops(_ count: Int) throws -> String {
    let path = Paths.join(try FileSystem.makeTemporaryFolder(), "shops.csv")
    let rows = (0..<3 * count).map { "\(Double($0 % 17)),s\($0 % count),\($0 % 8 == 0 ? 1 : 0)" }
    try FileSystem.write("a,shop,label\n" + rows.joined(separator: "\n") + "\n", to: path)
    return "{ file: '\(path)' }"
  }

  @Test func `many words are hinted at where the spec encodes them, and too many refused`() throws {
    let hint = try #require(try subject(shops(250), "categories: one-hot").hints.first)
    #expect(
      hint == """
        spec.yaml:4:13: hint: 'shops': column 'shop' becomes 250 columns, one a word; \
        'categories: frequency' makes one column
        categories: one-hot
                    ^
        """)
    #expect(try subject(shops(199)).hints == [])
    #expect(
      try refused(shops(1001), "categories: one-hot") == [
        "'shops': column 'shop' becomes 1001 columns, one a word, and 1000 are allowed; "
          + "'categories: frequency' makes one column; "
          + "'categories: { one-hot: { at-most: 1001 } }' allows them"
      ])
    #expect(try refused(shops(1001), "categories: { one-hot: { rare: 4 } }") == [])
    #expect(try subject(shops(1001), "categories: { one-hot: { rare: 4 } }").hints == [])
  }

  @Test func `whoever looks on is told of hints before anything is run`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod]\ncontrols: false\ncategories: one-hot", data: shops(250))
    let heard = EventLines()
    _ = try Run(sweep.experiment, sweep.options, tell: { heard.hear($0) }).start()
    let hint = try #require(try sweep.subject.hints.first)
    #expect(heard.all == ["hint \(hint)"])
  }

  /// What is complained of before anything is run, a sentence each.
  private func refused(_ data: String, _ rest: String) throws -> [String] {
    do {
      _ = try subject(data, rest)
      return []
    } catch let complaints as Complaints {
      return complaints.all.map(\.message)
    } catch let complaint as Complaint { return [complaint.message] }
  }

  @Test func `a division that the rows do not allow is refused before any trial`() throws {
    let path = try file()
    #expect(
      try refused("{ file: '\(path)' }", "split: { holdout: { by: time } }") == [
        "'rows': a split by time needs a time column; name one with 'time:' or split by row"
      ])
    #expect(
      try refused("{ file: '\(path)', group: who }", "split: { holdout: { by: group } }") == [])
  }

  @Test
  func `numbers that are missing are complained of before any trial, unless something fills them`()
    throws
  {
    let path = try file()
    try FileSystem.write(
      "none,one,b,label\n"
        + (0..<40).map { row in
          ",\(row % 2 == 0 ? "1" : ""),\(row == 7 ? "" : "\(row % 5)"),\(row % 8 == 0 ? 1 : 0)\n"
        }.joined(), to: path)
    // Columns without a number, and of one number only, are no features, so that nothing is missing in them.
    let data = "{ file: '\(path)', types: { none: number } }"
    #expect(
      try refused(data, "missing: complain") == [
        "'rows': column 'b' has no value in row 7, counted from 0 (1 row has none); choose 'missing: drop', 'median', "
          + "'constant' or 'indicator'"
      ])
    #expect(try refused(data, "missing: median") == [])
  }

  @Test func `all that the data show to be wrong is told at once`() throws {
    let path = try file()
    let found = try refused(
      "{ file: '\(path)', label: none }, { file: '\(path)' }",
      "split: { holdout: { by: group } }\ncalibrate: platt\nreport: { redact: [nothing] }")
    #expect(found.count == 5)
    #expect(found.filter { $0.contains("needs a group column") }.count == 2)
    #expect(found.contains { $0.hasPrefix("two data sets are called 'rows'") })
    #expect(found.contains { $0.hasPrefix("'report.redact': no data set has a column 'nothing'") })
    #expect(found.contains { $0.hasPrefix("'calibrate: platt' learns from labels") })
  }

  @Test func `two data sets of one name are refused`() throws {
    let (one, other) = (try file(), try file())
    let error = #expect(throws: Complaint.self) {
      try subject("{ file: '\(one)' }, { file: '\(other)' }")
    }
    #expect(error?.message == RunError.sameName("rows").description)
    #expect(error?.place.line == 2)
  }

  @Test func `where a run is strict, what the audit finds is refused`() throws {
    let path = try file()
    let data = "{ file: '\(path)', group: who }"
    let findings = try subject(data).record.audit.compactMap { finding in
      finding["severity"]?.string == "note" ? nil : finding["sentence"]?.string
    }
    #expect(!findings.isEmpty)
    #expect(throws: RunError.audit(findings.map { "rows: \($0)" })) {
      try subject(data, isStrict: true)
    }
  }

  @Test func `a calibration by labels is refused where a data set has none`() throws {
    let path = try file()
    let error = #expect(throws: Complaint.self) {
      try subject("{ file: '\(path)', label: none, ignore: [label] }", "calibrate: platt")
    }
    #expect(error?.message == RunError.noLabels("rows", asked: "calibrate: platt").description)
    #expect(error?.place.line == 4)
    #expect(try subject("{ file: '\(path)' }", "calibrate: platt").record.datasets.count == 1)
    #expect(
      try subject("{ file: '\(path)', label: none, ignore: [label] }", "calibrate: ecdf")
        .record.datasets[0].anomalies == nil)
  }

  @Test(arguments: [
    ("missing: { columns: { nope: drop } }", "missing.columns"),
    ("report: { redact: [nope] }", "report.redact"),
  ])
  func `columns that no data set has are refused`(rest: String, key: String) throws {
    let path = try file()
    let error = #expect(throws: Complaint.self) { try subject("{ file: '\(path)' }", rest) }
    #expect(
      error?.message
        == "'\(key)': no data set has a column 'nope'; the columns are a, b, who")
    #expect(error?.place.line == 4)
  }

  @Test func `a run records where its rows come from, with the start of the hash of the file`()
    throws
  {
    let path = try file()
    let hash = try SHA256.hex(ofFile: path)
    let source = try #require(try subject("{ file: '\(path)' }").record.datasets.first?.source)
    #expect(source.contains(", SHA-256 \(hash.prefix(12))"))
  }

  /// 250 shops of three rows each: of all rows they are no rare words, of one in five they are.
  @Test func `words are as many as in the largest part that is learned from`() throws {
    func hints(_ splits: String) throws -> Int {
      try subject(shops(250), "categories: { one-hot: { rare: 2 } }\nsplit: \(splits)").hints.count
    }
    let small = "{ holdout: { test: 0.8, validation: 0 } }"
    #expect(try hints(small) == 0)
    #expect(try hints("all") == 1)
    #expect(try hints("[\(small), all]") == 1)
    #expect(try hints("[all, \(small)]") == 1)
  }
}
