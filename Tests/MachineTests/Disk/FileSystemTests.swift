import Machine
import TestKit
import Testing

struct FileSystemTests {
  @Test func `what was written is read, listed and removed`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "a/b/c.txt")
      try FileSystem.makeFolder(Paths.folder(of: path))
      try FileSystem.write("one", to: path)
      try FileSystem.write("two, é", to: path)
      try FileSystem.write([1, 2], to: Paths.join(folder, "a/B"))
      #expect(try FileSystem.readText(path) == "two, é")
      #expect(try FileSystem.size(of: path) == 7)
      #expect(try FileSystem.list(Paths.join(folder, "a")) == ["B", "b"])
      #expect(try FileSystem.files(below: folder) == ["a/B", "a/b/c.txt"])
      #expect(try SHA256.hex(ofFile: path) == SHA256.hex(of: "two, é"))
      try FileSystem.remove(Paths.join(folder, "a"))
      #expect(!FileSystem.exists(path))
      #expect(try FileSystem.list(folder) == [])
      try FileSystem.remove(Paths.join(folder, "a"))
    }
  }

  @Test func `devices and pipes are refused, and no pipe is waited for`() throws {
    try withTemporaryFolder { folder in
      let pipe = Paths.join(folder, "pipe")
      let made = try ChildProcess.run("mkfifo", [pipe], in: folder)
      #expect(made.status.isSuccess)
      for path in [pipe, "/dev/zero", "/dev/null"] {
        let error = FileError(
          .notRegular, path, "is a device, a pipe or a socket, wanted a regular file")
        #expect(throws: error) { try FileSystem.read(path) }
        #expect(throws: error) { try MappedFile(path) }
        #expect(throws: error) { try SHA256.hex(ofFile: path) }
      }
    }
  }

  @Test func `a link is one, and is not gone through`() throws {
    try withTemporaryFolder { folder in
      try FileSystem.makeFolder(Paths.join(folder, "a"))
      try FileSystem.write("x", to: Paths.join(folder, "a/b"))
      let link = Paths.join(folder, "link")
      let made = try ChildProcess.run("ln", ["-s", "a", link], in: folder)
      #expect(made.status.isSuccess)
      #expect(FileSystem.isLink(link) && !FileSystem.isLink(Paths.join(folder, "a")))
      #expect(try FileSystem.files(below: folder) == ["a/b", "link"])
      #expect(FileSystem.realPath(link) == FileSystem.realPath(Paths.join(folder, "a")))
      #expect(FileSystem.realPath(Paths.join(folder, "none")) == nil)
      try FileSystem.remove(link)
      #expect(FileSystem.exists(Paths.join(folder, "a/b")))
    }
  }

  @Test func `a file that is not committed leaves nothing behind`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "x")
      try FileSystem.write("old", to: path)
      do {
        let file = try OutputFile(path)
        try file.write(String(repeating: "new", count: 100_000))
        #expect(try FileSystem.list(folder).count == 2)
      }
      #expect(try FileSystem.list(folder) == ["x"])
      #expect(try FileSystem.readText(path) == "old")
    }
  }

  @Test func `trouble with a path reads well`() throws {
    try withTemporaryFolder { folder in
      expect("\(folder)/x: cannot read it: there is no such file or folder", .missing) {
        try FileSystem.read("\(folder)/x")
      }
      expect("\(folder): is a folder, wanted a file", .notThat) { try FileSystem.read(folder) }
      expect("\(folder): cannot write it: it is a folder", .notThat) {
        try FileSystem.write("", to: folder)
      }
      expect("\(folder)/x/y: cannot write it: there is no such file or folder", .missing) {
        try FileSystem.write("", to: "\(folder)/x/y")
      }
      try FileSystem.write([0xFF], to: "\(folder)/z")
      expect("\(folder)/z: is not UTF-8 text", .malformed) {
        try FileSystem.readText("\(folder)/z")
      }
      expect("\(folder)/z: has more than 0 bytes, which is the limit here", .tooLarge) {
        try FileSystem.read("\(folder)/z", limit: 0)
      }
      expect(
        "\(folder)/z/a: cannot make the folder: a part of the path is a file, not a folder",
        .notThat
      ) { try FileSystem.makeFolder("\(folder)/z/a") }
    }
  }

  @Test(.enabled(if: FileSystem.exists("/dev/full"), "there is no /dev/full"))
  func `a full disk is named`() {
    let error = FileError(.full, "/dev/full", "cannot write it: the disk is full")
    #expect(throws: error) { try StandardStreams.write(Array("x".utf8), toDevice: "/dev/full") }
  }

  @Test func `paths come apart`() {
    #expect(Paths.folder(of: "a/b.csv") == "a")
    #expect(Paths.folder(of: "b") == ".")
    #expect(Paths.folder(of: "/b") == "/")
    #expect(Paths.folder(of: "a/b/") == "a")
    #expect(Paths.name(of: "a/b.csv.GZ") == "b.csv.GZ")
    #expect(Paths.ending(of: "a/b.csv.GZ") == "gz")
    #expect(Paths.ending(of: "a.b/.c") == "")
    #expect(Paths.stem(of: "a/b.csv") == "b")
    #expect(Paths.join("a/", "b") == "a/b")
    #expect(Paths.join("a", "/b") == "/b")
  }

  private func expect<Answer>(
    _ message: String, _ kind: FileError.Kind, _ work: () throws -> Answer
  ) {
    let error = #expect(throws: FileError.self) { _ = try work() }
    #expect(error?.description == message)
    #expect(error?.kind == kind)
  }
}
