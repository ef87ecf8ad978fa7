import Formats
import Machine
import TestKit
import Testing

struct GzipTests {
  let text = Array(String(repeating: "one two three ", count: 5000).utf8)

  @Test func `what was packed comes out again, the same each time`() throws {
    for bytes in [[], [1], text] {
      #expect(try Gzip.unpacked(Gzip.packed(bytes)) == bytes)
      #expect(try Zlib.unpacked(Zlib.packed(bytes)) == bytes)
    }
    #expect(Gzip.packed(text) == Gzip.packed(text))
  }

  // python3 -c "import gzip; print(list(gzip.compress(b'hello', mtime=0)))" (Python 3.11)
  @Test func `another program's file is read`() throws {
    let packed: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 203, 72, 205, 201, 201, 7, 0, 134, 166, 16, 54, 5, 0, 0, 0,
    ]
    #expect(try Gzip.unpacked(packed) == Array("hello".utf8))
  }

  @Test func `the header names neither time nor machine`() {
    #expect(Array(Gzip.packed([1])[..<10]) == [31, 139, 8, 0, 0, 0, 0, 0, 0, 255])
  }

  @Test func `several members are one file`() throws {
    let packed = Gzip.packed([1, 2]) + Gzip.packed([]) + Gzip.packed([3])
    #expect(try Gzip.unpacked(packed) == [1, 2, 3])
  }

  @Test func `zeros that fill up a block may follow, and nothing else`() throws {
    let packed = Gzip.packed([1, 2])
    let scratch = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(scratch) }
    func read(_ bytes: [UInt8]) throws -> [UInt8] {
      let path = Paths.join(scratch, "a.gz")
      try FileSystem.write(bytes, to: path)
      let source = try Source.open(InputFile(path))
      var all: [UInt8] = []
      while true {
        let piece = try source.read(atMost: 100)
        if piece.isEmpty { return all }
        all += piece
      }
    }
    let zeros = [UInt8](repeating: 0, count: 300_000)
    #expect(try read(packed + zeros) == [1, 2])
    #expect(try read(packed + zeros + Gzip.packed([3])) == [1, 2, 3])
    #expect(throws: FileError.self) { try read(packed + [0, 7]) }
  }

  @Test func `a file cut anywhere is refused`() {
    let packed = Gzip.packed(Array("hello, hello, hello".utf8))
    for count in 1..<packed.count {
      let error = #expect(throws: FileError.self) { try Gzip.unpacked(Array(packed[..<count])) }
      #expect(
        error?.message == "ends in the middle of its packed bytes; was it cut off?")
    }
  }

  @Test func `a damaged file is refused`() {
    var packed = Gzip.packed(text)
    packed[packed.count - 6] ^= 1
    let error = FileError(.malformed, "gzip", "its packed bytes are damaged")
    #expect(throws: error) { try Gzip.unpacked(packed) }
    #expect(throws: error) { try Gzip.unpacked(Gzip.packed([1]) + [1, 2, 3]) }
  }

  @Test func `a bomb is refused with the limit`() {
    let bomb = Gzip.packed([UInt8](repeating: 0, count: 50_000_000))
    let error = FileError(
      .tooLarge, "gzip", "unpacks to more than 1000000 bytes, which is the limit here")
    #expect(throws: error) { try Gzip.unpacked(bomb, limit: 1_000_000) }
  }

  @Test func `a packed file is opened like any other`() throws {
    try withTemporaryFolder { folder in
      for (name, content) in [("a", Gzip.packed(text)), ("b", text), ("c", [7]), ("d", [])] {
        let path = Paths.join(folder, name)
        try FileSystem.write(content, to: path)
        let source = try Source.open(InputFile(path))
        var bytes: [UInt8] = []
        while case let piece = try source.read(atMost: 1000), !piece.isEmpty { bytes += piece }
        #expect(bytes == (name == "a" ? text : content))
        #expect(source.path == path)
      }
    }
  }
}
