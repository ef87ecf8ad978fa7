import Formats
import Sources
import Testing
import Vocabulary

struct EncodingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  // ä, ö, ü in Latin-1; read as UTF-8 with replacements, all three would be one word.
  private let umlauts: [UInt8] =
    Array("word,x\n".utf8)
    + [0xE4, 0x2C, 0x31, 0x0A, 0xF6, 0x2C, 0x32, 0x0A, 0xFC, 0x2C, 0x33, 0x0A]

  private func read(_ name: String, _ bytes: [UInt8], _ encoding: String = "utf-8") throws
    -> Dataset
  {
    var settings = ReadingSettings()
    settings.encoding = try #require(.init(rawValue: encoding))
    return try DataSource.file(try scratch.file(name, bytes)).read(settings)
  }

  private func complaint(_ name: String, _ bytes: [UInt8]) throws -> String? {
    let error = #expect(throws: DatasetError.self) { try read(name, bytes) }
    return error?.description.replacing(scratch.folder + "/", with: "")
  }

  @Test func `a file that is not UTF-8 is refused with its line, its byte and what it seems to be`()
    throws
  {
    #expect(
      try complaint("a.csv", umlauts)
        == "a.csv:2:1: found the byte 0xE4, which is not UTF-8; the text seems to be latin-1: "
        + "'encoding: latin-1' reads it so")
    #expect(
      try complaint("a.csv", Array("x,price\n1,5 ".utf8) + [0x80, 0x0A])
        == "a.csv:2:5: found the byte 0x80, which is not UTF-8; the text seems to be windows-1252: "
        + "'encoding: windows-1252' reads it so")
    #expect(
      try complaint("a.csv", Array("gr".utf8) + [0xF6] + Array("sse,x\n1,2\n".utf8))
        == "a.csv:1:3: found the byte 0xF6, which is not UTF-8; the text seems to be latin-1: "
        + "'encoding: latin-1' reads it so")
    #expect(
      try complaint("a.csv", [0xFF, 0xFE] + "a,b\n1,2\n".utf8.flatMap { [$0, 0] })
        == "a.csv: found what seems to be UTF-16, wanted text in UTF-8; 'encoding: utf-16' reads it so"
    )
    #expect(
      try complaint("a.jsonl", Array("{\"a\": 1}\n{\"a\": \"".utf8) + [0xE4] + Array("\"}\n".utf8))
        == "a.jsonl:2:8: found the byte 0xE4, which is not UTF-8; the text seems to be latin-1: "
        + "'encoding: latin-1' reads it so")
  }

  @Test func `a said encoding is read`() throws {
    let words = try read("a.csv", umlauts, "latin-1").table.column(named: "word")
    #expect(words?.values == .category(codes: [0, 1, 2], levels: ["ä", "ö", "ü"]))
    let euro = try read("a.csv", Array("p,x\n".utf8) + [0x80, 0x2C, 0x31, 0x0A], "windows-1252")
    #expect(euro.table.column(named: "p")?.values == .category(codes: [0], levels: ["€"]))
    let text = "größe,wort\n1,ä\n2,😀\n"
    let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try read("a.csv", [0xFF, 0xFE] + units, "utf-16").table == scratch.read(text).table)
    let line = "{\"a\": \"ä\"}\n"
    let lineUnits = line.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(
      try read("a.jsonl", [0xFE, 0xFF] + lineUnits, "utf-16").table
        == scratch.read(line, as: "b.jsonl").table)
  }
}
