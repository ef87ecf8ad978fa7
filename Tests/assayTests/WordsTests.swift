import Machine
import TestKit
import Testing

@testable import assay

struct WordsTests {
  private let declaration = Declaration(
    name: "run", summary: "Run it.", operands: [.init(name: "SPEC", help: "a file")],
    options: [
      .init(name: "--jobs", value: "N", help: "how many"),
      .init(name: "--set", value: "P=V", help: "change", repeats: true),
      .init(name: "--quiet", help: "say nothing"),
    ])

  @Test func `options and operands may stand in any order`() throws {
    let words = try Words(
      ["--quiet", "a.yaml", "--jobs=3", "--set", "x=1", "--set", "y=2"], for: declaration)
    #expect(words.required(0) == "a.yaml")
    #expect(words.flag("--quiet"))
    #expect(try words.whole("--jobs", in: 1...8) == 3)
    #expect(words.all("--set") == ["x=1", "y=2"])
  }

  @Test(arguments: [
    ([], "SPEC is missing; usage: assay run SPEC [--jobs N] [--set P=V]… [--quiet]"),
    (
      ["a", "b"],
      "'b' is one word too many; usage: assay run SPEC [--jobs N] [--set P=V]… [--quiet]"
    ),
    (
      ["a", "--job", "2"],
      "'assay run' has no option '--job'; did you mean '--jobs'?; 'assay help run' lists them"
    ),
    (["a", "--jobs"], "'--jobs' wants a value: --jobs N"),
    (["a", "--jobs", ""], "'--jobs' wants a value: --jobs N"),
    (["a", "--quiet=1"], "'--quiet' takes no value"),
    (["a", "--jobs", "1", "--jobs", "2"], "'--jobs' is given twice"),
  ])
  func `wrong words are answered with what would be right`(words: [String], sentence: String) {
    #expect {
      _ = try Words(words, for: declaration)
    } throws: { "\($0)" == sentence }
  }

  private let zoo = Declaration(
    name: "zoo", summary: "Look.",
    operands: [.init(name: "WHAT", help: "feed or wash", count: .any)],
    options: [
      .init(name: "--wet", help: "wet"), .init(name: "--dry", help: "dry"),
    ], exclusive: [["--wet", "--dry"]])

  @Test func `options that exclude each other are refused`() {
    #expect {
      _ = try Words(["wash", "--dry", "--wet"], for: zoo)
    } throws: { "\($0)" == "'--wet' and '--dry' exclude each other" }
  }

  @Test func `a number out of range is refused with the range`() throws {
    let words = try Words(["a", "--jobs", "99"], for: declaration)
    #expect {
      _ = try words.whole("--jobs", in: 1...8)
    } throws: { "\($0)" == "'--jobs' is a whole number from 1 to 8, not '99'" }
  }

  private static let writing = Declaration(
    name: "copy", summary: "Copy it.", operands: [.init(name: "FILE", help: "a file")],
    options: [
      .init(name: "--to", value: "FILE", help: "there", isWritten: true),
      .init(name: "--beside", value: "FILE", help: "and there", isWritten: true),
      .init(name: "--rules", value: "FILE", help: "how"),
    ])

  @Test func `what is written stands in no place of what is read, nor of what else is written`()
    throws
  {
    try withTemporaryFolder { folder in
      let (file, other) = (Paths.join(folder, "a"), Paths.join(folder, "b"))
      try FileSystem.write("x", to: file)
      func complaint(_ words: String...) -> String {
        do {
          _ = try Words(words, for: Self.writing)
          return "none"
        } catch { return "\(error)".replacing(folder, with: "F") }
      }
      #expect(
        complaint(file, "--to", "\(folder)/./a")
          == "'--to F/./a' would stand in the place of what is read; name another file")
      #expect(
        complaint("-", "--to", other, "--beside", other)
          == "'--beside F/b' would stand in the place of '--to'; name another file")
      #expect(
        complaint("-", "--rules", file, "--to", file)
          == "'--to F/a' would stand in the place of '--rules'; name another file")
      #expect(complaint(file, "--to", other) == "none")
      #expect(complaint("/dev/null", "--to", "/dev/null", "--beside", "/dev/null") == "none")
    }
  }
}
