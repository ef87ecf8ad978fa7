import Formats
import Foundation
import Numerics
import Sources
import Testing
import Vocabulary

/// What people really have: each is one clear complaint and never a crash.
struct BadInputTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    ("", "data.csv: found an empty file, wanted a header and rows"),
    ("\n\n  \n", "data.csv: found an empty file, wanted a header and rows"),
    (
      "a,b\n",
      "data.csv: found a header and no rows, wanted at least one row; say 'header: false' if the first "
        + "line is a row"
    ),
    (
      "a,b\n1,2\n3,oops\n4,5\n6,7\n",
      "data.csv:3: column 'b': found 'oops', wanted a number, as in 3 rows; name the word under 'missing-words' if "
        + "it stands for a missing value, or say under 'types' that the column holds words"
    ),
    (
      "a,b\n1,2\n3,inf\n",
      "data.csv:3: column 'b': found a number without bound, wanted finite numbers; choose "
        + "'infinite: missing' to take such numbers for missing values"
    ),
    (
      "a,b\n1,2\n3,1e999\n",
      "data.csv:3: column 'b': found a number without bound, wanted finite numbers; choose "
        + "'infinite: missing' to take such numbers for missing values"
    ),
    (
      "a,a\n1,2\n",
      "data.csv:1: found two columns called 'a', wanted names that differ; give the columns other names with 'names'"
    ),
    (
      "a\u{0}b\n1\n",
      "data.csv: found zero bytes, wanted text in UTF-8; save it as UTF-8, or name its format"
    ),
  ])
  func `a file that is no sound table is told of`(text: String, sentence: String) throws {
    #expect(try scratch.complaint(text) == sentence)
  }

  @Test(arguments: [
    ("a,b\n1,2\n3\n", "data.csv:3"), ("a,b\n1,2\n3,4,5\n", "data.csv:3"),
    ("a,b\n1,\"2\n3,4\n", "data.csv:2"), ("a,b\n1,2\n3,4\"5\n", "data.csv:3"),
    ("a,b\n1,\"2\"x\n", "data.csv:2"), ("a,b\n\"x\ny\",1\nz,2\n3\n", "data.csv:5"),
  ])
  func `a malformed record is told of with its line`(text: String, place: String) throws {
    let complaint = try scratch.complaint(text) { $0.delimiter = .comma }
    #expect(complaint.hasPrefix("\(place):"), "\(complaint)")
    #expect(complaint.contains("wanted") || complaint.contains("not closed"), "\(complaint)")
  }

  @Test func `a word far down a column of numbers is told of with its line`() throws {
    let text = "x\n" + String(repeating: "1.5\n", count: 90_000) + "abc\n2\n"
    #expect(
      try scratch.complaint(text).hasPrefix(
        "data.csv:90002: column 'x': found 'abc', wanted a number"))
  }

  @Test func `a word in a column that is said to hold moments is told of with its line`() throws {
    let complaint = try scratch.complaint("t,x\n2024-01-01,1\noops,2\n") {
      $0.types = ["t": .time]
    }
    #expect(
      complaint
        == "data.csv:3: column 't': found 'oops', wanted a moment as in RFC 3339; name the word under "
        + "'missing-words' if it stands for a missing value, or say under 'types' that the column holds words"
    )
  }

  private static let isDeep = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1"

  /// As in the row that was asked for: nine million rows before the word.
  @Test(.enabled(if: isDeep, "takes long; ASSAY_DEEP=1 runs it"))
  func `a word in row 9,000,000 is told of with its line`() throws {
    let path = try scratch.file("long.csv", "x,y\n")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    let block = Data(String(repeating: "1.5,2\n", count: 100_000).utf8)
    for _ in 0..<90 { try file.write(contentsOf: block) }
    try file.write(contentsOf: Data("1.5,two\n3,4\n".utf8))
    try file.close()
    let error = #expect(throws: DatasetError.self) { try DataSource.file(path).read() }
    #expect(
      error?.description.hasPrefix(
        "\(path):9000002: column 'y': found 'two', wanted a number, as in 9,000,001 rows") == true)
  }

  @Test func `a missing value is a complaint where it is asked to be`() throws {
    let text = "a,b\n1,2\n3,\nNaN,\n"
    #expect(
      try scratch.complaint(text) { $0.missing = .complain(except: ["a"]) }
        == "data.csv:3: column 'b': has no value (2 rows have none); choose 'missing: drop', 'median', "
        + "'constant' or 'indicator' for it")
    #expect(try scratch.read(text).table.columns.map(\.count) == [3, 3])
  }

  @Test func `infinite numbers are missing where that is chosen`() throws {
    let numbers = try scratch.read("a\n1\n-Infinity\n") { $0.infinite = .missing }.table.columns[0]
      .numbers
    #expect(numbers?[1].isNaN == true)
    let kept = try scratch.read("a\n1\n-Infinity\n") { $0.infinite = .keep }.table.columns[0]
      .numbers
    #expect(kept == [1, -.infinity])
  }

  @Test func `paths that lead to no file are told of`() throws {
    func complaint(_ path: String) -> String {
      do throws(DatasetError) {
        _ = try DataSource.file(path).read()
        return "no complaint"
      } catch { return error.description.replacing(scratch.folder, with: "F") }
    }
    #expect(
      complaint(scratch.path("nothing.csv"))
        == "F/nothing.csv: found nothing there, wanted a file; check the path; it is taken from the "
        + "current folder")
    #expect(complaint(scratch.folder) == "F: found a folder, wanted a file; name a file in it")
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func `a file that may not be read is told of`() throws {
    let path = try scratch.file("secret.csv", "a\n1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: DatasetError.self) { try DataSource.file(path).read() }
  }

  @Test func `a gzip file that was cut in half is told of`() throws {
    let whole = Gzip.packed(Array(("a,b\n" + String(repeating: "1,2\n", count: 5000)).utf8))
    let sound = try scratch.file("sound.csv.gz", whole)
    #expect(try DataSource.file(sound).read().rows == 5000)
    let half = try scratch.file("half.csv.gz", Array(whole.prefix(whole.count / 2)))
    let error = #expect(throws: DatasetError.self) { try DataSource.file(half).read() }
    #expect(error?.description.hasPrefix(half) == true)
  }

  @Test(arguments: [
    ("data.csv: label: found no column 'calss', wanted one of 'x', 'class'; did you mean 'class'?")
  ])
  func `a column that is not there is answered with the one that was meant`(sentence: String) throws
  {
    #expect(
      try scratch.complaint("x,class\n1,0\n2,1\n") { $0.label = .column("calss") } == sentence)
  }

  @Test(arguments: [
    ("data.jsonl", "delimiter"), ("data.jsonl", "header"), ("data.jsonl", "names"),
    ("data.csv", "values"), ("data.npy", "delimiter"), ("data.npy", "encoding"),
    ("data.npy", "missing-words"),
  ])
  func `a key of another form of file is refused`(name: String, key: String) throws {
    let complaint = try scratch.complaint("a\n1\n", as: name) {
      switch key {
      case "delimiter": $0.delimiter = .tab
      case "header": $0.header = true
      case "names": $0.names = ["a"]
      case "values": $0.values = "X"
      case "encoding": $0.encoding = .latin1
      default: $0.missingWords = ["none"]
      }
    }
    let form = name.drop { $0 != "." }.dropFirst()
    #expect(
      complaint
        == "\(name): \(key): found a file of the form '\(form)', of which it says nothing, wanted a form "
        + "that has it; leave '\(key)' out")
  }

  @Test func `one column cannot have two uses`() throws {
    let complaint = try scratch.complaint("u,x\na,1\n") {
      $0.group = "u"
      $0.id = "u"
    }
    #expect(complaint == "data.csv: column 'u': found it as group and as id, wanted one use of it")
  }

  @Test(arguments: ["", ",,", "a", "1", "\"", ".", "é", "\n"])
  func `what cannot stand between cells is no delimiter`(text: String) {
    #expect(throws: (any Error).self) { try Delimiter(text) }
  }

  @Test func `at most no rows is no limit`() {
    #expect(throws: (any Error).self) { try RowLimit(atMost: 0, seed: .init(1)) }
  }
}
