import Formats
import Foundation
import Machine
import TestKit
import Testing

struct ZipTests {
  private func withArchive(_ bytes: [UInt8], _ work: (ZipArchive) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "x.zip")
      try FileSystem.write(bytes, to: path)
      try work(try ZipArchive(path))
    }
  }

  private func sample() throws -> [UInt8] {
    var writer = ZipWriter()
    try writer.add("b.txt", Array(String(repeating: "hello ", count: 100).utf8), isPacked: true)
    try writer.add("a/é.txt", Array("x".utf8), isPacked: true)
    try writer.add("empty", [])
    return writer.finished()
  }

  @Test func `what was put in comes out, the same each time`() throws {
    let bytes = try sample()
    #expect(try sample() == bytes)
    try withArchive(bytes) { (archive: ZipArchive) throws -> Void in
      #expect(archive.names == ["a/é.txt", "b.txt", "empty"])
      #expect(archive.size(of: "b.txt") == 600)
      #expect(try archive.read("a/é.txt") == Array("x".utf8))
      #expect(try archive.read("b.txt").count == 600)
      #expect(try archive.read("empty") == [])
    }
  }

  @Test func `what is not there, too large or damaged is refused`() throws {
    var bytes = try sample()
    try withArchive(bytes) { (archive: ZipArchive) throws -> Void in
      let path = archive.path
      expect("\(path): has no 'c'; there are a/é.txt, b.txt, empty") { try archive.read("c") }
      expect("\(path)/b.txt: has 600 bytes, more than the limit of 10") {
        try archive.read("b.txt", limit: 10)
      }
    }
    bytes[40] ^= 0x10
    try withArchive(bytes) { (archive: ZipArchive) throws -> Void in
      #expect(throws: FileError.self) { try archive.read("b.txt") }
    }
  }

  @Test func `an archive cut anywhere is refused`() throws {
    let bytes = try sample()
    for count in 0..<bytes.count {
      #expect(throws: FileError.self) { try withArchive(Array(bytes[..<count])) { _ in } }
    }
  }

  @Test func `a promise that packed bytes cannot keep is refused before memory is taken`() throws {
    var bytes = try sample()
    let start = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])?.lowerBound)
    for index in 24..<28 { bytes[start + index] = index == 27 ? 0x7F : 0xFF }
    try withArchive(bytes) { (archive: ZipArchive) throws -> Void in
      expect(
        "\(archive.path)/b.txt: says to hold 2147483647 bytes, which 16 packed bytes cannot be"
      ) { try archive.read("b.txt") }
    }
  }

  @Test func `a name that is there twice is refused`() throws {
    var writer = ZipWriter()
    try writer.add("aa", [1])
    try writer.add("ab", [2])
    var bytes = writer.finished()
    while let range = bytes.firstRange(of: Array("ab".utf8)) {
      bytes.replaceSubrange(range, with: Array("aa".utf8))
    }
    #expect(throws: FileError.self) { try withArchive(bytes) { _ in } }
  }

  @Test(.enabled(if: Executable.find("python3") != nil, "needs Python"))
  func `archives of Python are read, and ours by Python`() throws {
    try withTemporaryFolder { folder in
      let script = """
        import zipfile
        with zipfile.ZipFile('big.zip', 'w') as z:
            with z.open(zipfile.ZipInfo('large'), 'w', force_zip64=True) as f: f.write(b'abc' * 1000)
            z.writestr('packed', 'x' * 5000, zipfile.ZIP_DEFLATED)
        z = zipfile.ZipFile('ours.zip')
        assert z.testzip() is None and z.read('a/é.txt') == b'x', z.namelist()
        """
      try FileSystem.write(sample(), to: Paths.join(folder, "ours.zip"))
      let outcome = try ChildProcess.run("python3", ["-c", script], in: folder)
      #expect(outcome.status.isSuccess, "\(String(decoding: outcome.errors, as: UTF8.self))")
      let archive = try ZipArchive(Paths.join(folder, "big.zip"))
      #expect(try archive.read("large").count == 3000)
      #expect(try archive.read("packed") == Array(repeating: UInt8(ascii: "x"), count: 5000))
    }
  }

  private func expect(_ message: String, _ work: () throws -> [UInt8]) {
    let error = #expect(throws: FileError.self) { _ = try work() }
    #expect(error?.description == message)
  }
}
