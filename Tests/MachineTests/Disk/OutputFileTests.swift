import Foundation
import Machine
import TestKit
import Testing

/// Files that are written where something stands that is no plain file.
struct OutputFileTests {
  @Test func `a link is followed and stays a link`() throws {
    try withTemporaryFolder { folder in
      let (target, link) = (Paths.join(folder, "inner/target"), Paths.join(folder, "link"))
      try FileSystem.makeFolder(Paths.join(folder, "inner"))
      try FileSystem.write("old", to: target)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
      let file = try OutputFile(link)
      try file.write("new")
      #expect(try FileSystem.read(target) == Array("old".utf8))
      try file.commit()
      #expect(FileSystem.isLink(link) && !FileSystem.isLink(target))
      #expect(try FileSystem.read(target) == Array("new".utf8))
      #expect(try FileSystem.list(Paths.join(folder, "inner")) == ["target"])
    }
  }

  @Test func `a pipe takes what is written, and stays a pipe`() throws {
    try withTemporaryFolder { folder in
      let pipe = Paths.join(folder, "pipe")
      try #require(unsafe mkfifo(pipe, 0o600) == 0)
      let reader = unsafe open(pipe, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      do {
        let file = try OutputFile(pipe)
        try file.write("scores")
        try file.commit()
      }
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = unsafe read(reader, &bytes, 16)
      #expect(String(decoding: bytes[..<max(0, count)], as: UTF8.self) == "scores")
      #expect(FileSystem.kind(of: pipe) == .other)
    }
  }

  @Test func `a device is written to, and left where it is whether or not all was written`() throws
  {
    let null = "/dev/null"
    do { try OutputFile(null).write("lost") }
    let file = try OutputFile(null)
    try file.write("lost too")
    try file.commit()
    #expect(FileSystem.kind(of: null) == .other)
  }
}
