import Formats
import Machine
import Testing

struct TextEncodingTests {
  private func text(_ bytes: [UInt8], _ encoding: TextEncoding, pieces count: Int) throws -> String
  {
    let source = TranscodedSource(OneByteSource(bytes), from: encoding)
    var whole: [UInt8] = []
    while case let piece = try source.read(atMost: count), !piece.isEmpty { whole += piece }
    return String(decoding: whole, as: UTF8.self)
  }

  // ä is E4 in both, € is 80 in Windows-1252 only; 0x81 means nothing there and stays.
  @Test(arguments: [1, 2, 3, 100])
  func `one byte a character, whatever the pieces`(count: Int) throws {
    #expect(try text([0x61, 0xE4, 0x80], .windows1252, pieces: count) == "aä€")
    #expect(try text([0x61, 0xE4, 0x80, 0xFF], .latin1, pieces: count) == "aä\u{80}ÿ")
    #expect(try text([0x81, 0x9F], .windows1252, pieces: count) == "\u{81}Ÿ")
  }

  // 😀 is U+1F600: D83D DE00.
  @Test(arguments: [1, 4, 100])
  func `UTF-16 in either order, by its mark or by its first zero byte`(count: Int) throws {
    let big: [UInt8] = [0x00, 0x61, 0x00, 0xE4, 0xD8, 0x3D, 0xDE, 0x00]
    let little: [UInt8] = [0x61, 0x00, 0xE4, 0x00, 0x3D, 0xD8, 0x00, 0xDE]
    #expect(try text([0xFE, 0xFF] + big, .utf16, pieces: count) == "aä😀")
    #expect(try text([0xFF, 0xFE] + little, .utf16, pieces: count) == "aä😀")
    #expect(try text(big, .utf16, pieces: count) == "aä😀")
    #expect(try text(little, .utf16, pieces: count) == "aä😀")
  }

  @Test(arguments: [
    ([0xFE, 0xFF, 0x00, 0x61, 0xDE, 0x00] as [UInt8], 5),  // a second half alone
    ([0xFE, 0xFF, 0xD8, 0x3D, 0x00, 0x61], 3),  // a first half alone
    ([0xFE, 0xFF, 0x00, 0x61, 0x00], 5),  // half a unit
    ([0xFE, 0xFF, 0xD8, 0x3D], 3),
  ])
  func `half a character of UTF-16 is told of with its byte`(bytes: [UInt8], byte: Int) throws {
    #expect(
      throws: FileError(.malformed, "x", "byte \(byte) begins no character of UTF-16")
    ) { try text(bytes, .utf16, pieces: 100) }
  }

  // By the table of well-formed UTF-8 (Unicode 15, 3-7).
  @Test(
    arguments: [
      ("aé€😀\u{10FFFF}\u{800}\u{D7FF}\u{E000}".utf8.map { $0 }, nil),
      ([0x61, 0xE4, 0x62], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0x80], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x8F, 0x80, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0), ([0x80], 0), ([0xC3], 0), ([0xE2, 0x82], 0),
      ([0xE2, 0x82, 0x41], 0), ([0xF0, 0x9F, 0x98], 0),
      (Array("12345678901234567".utf8) + [0xFF], 17), (Array("1234567é".utf8) + [0xFF], 9),
    ] as [([UInt8], Int?)])
  func `what is not UTF-8 is found at its first byte`(bytes: [UInt8], offset: Int?) {
    #expect(EncodingFault(in: bytes.span)?.offset == offset)
    #expect((String(validating: bytes, as: UTF8.self) == nil) == (offset != nil))
  }

  @Test(
    arguments: [
      ([0x61, 0xE4], TextEncoding.latin1), ([0x61, 0xE4, 0x80], .windows1252),
      ([0xFF, 0xFE, 0x61, 0x00, 0x62, 0x00], .utf16),
    ] as [([UInt8], TextEncoding)])
  func `an encoding is guessed by bytes that others do not have`(
    bytes: [UInt8], encoding: TextEncoding
  ) { #expect(TextEncoding(seemingly: bytes.span) == encoding) }

  @Test func `a record that is not UTF-8 is told of with its line and byte`() throws {
    let bytes = Array("a,b\n1,x\n2,M".utf8) + [0xFC] + Array("ller\n".utf8)
    for blockSize in [1, 6, 100] {
      var reader = try DelimitedReader(
        MemorySource(bytes, path: "names.csv"), blockSize: blockSize, threads: 2)
      _ = try reader.takeRecord()
      #expect(
        throws: FileError(
          .malformed, "names.csv", line: 3, column: 4,
          "found the byte 0xFC, which is not UTF-8; the text seems to be latin-1: "
            + "'encoding: latin-1' reads it so")
      ) { while try reader.next() != nil {} }
    }
  }

  @Test func `the beginning of a text holds its first record, however long`() throws {
    let wide = (0..<100).map { "column\($0)" }.joined(separator: ",")
    let bytes = Array("\u{FEFF}\(wide)\n1,2\n".utf8)
    let head = try DelimitedHead.read(
      MemorySource(bytes, path: "wide.csv"), quote: UInt8(ascii: "\""), about: 16)
    #expect(String(decoding: head, as: UTF8.self).hasPrefix(wide + "\n"))
  }
}

/// Bytes that come one at a time.
private final class OneByteSource: ByteSource {
  let path = "x"
  private let source: MemorySource

  init(_ bytes: [UInt8]) { source = MemorySource(bytes, path: "x") }

  func read(atMost count: Int) throws(FileError) -> [UInt8] { try source.read(atMost: 1) }
}
