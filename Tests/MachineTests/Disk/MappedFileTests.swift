import Machine
import TestKit
import Testing

struct MappedFileTests {
  @Test func `a mapped file has the bytes of the file`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "x")
      try FileSystem.write([1, 2, 3], to: path)
      let file = try MappedFile(path)
      #expect(file.copy(0..<file.count) == [1, 2, 3])
      let last = file.span[2]
      #expect(last == 3)
      try FileSystem.write([], to: path)
      #expect(try MappedFile(path).count == 0)
      #expect(file.copy(1..<2) == [2])
    }
  }

  @Test func `what is no file cannot be mapped`() throws {
    #expect(throws: FileError(.notThat, "/", "is a folder, wanted a file")) {
      try MappedFile("/")
    }
  }
}

struct FileLockTests {
  @Test func `only one holds a lock, until it lets go`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "lock")
      var lock = try FileLock.attempt(path)
      #expect(lock != nil)
      #expect(try FileLock.attempt(path) == nil)
      lock = nil
      #expect(try FileLock.attempt(path) != nil)
      _ = try FileLock.wait(path)
    }
  }

  @Test func `a lock takes its file with it, and never that of another`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "lock")
      var lock = try FileLock.attempt(path)
      #expect(lock != nil && FileSystem.exists(path))
      lock = nil
      #expect(!FileSystem.exists(path))
      lock = try FileLock.attempt(path)
      try FileSystem.remove(path)
      let other = try FileLock.attempt(path)
      #expect(other != nil)
      lock = nil
      #expect(FileSystem.exists(path))
      #expect(try FileLock.attempt(path) == nil)
      withExtendedLifetime(other) {}
    }
  }

  /// Four processes, which all count on in one file.
  @Test func `of many who wait for a lock, each has it alone`() async throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let counter = Paths.join(folder, "counter")
    try FileSystem.write("0", to: counter, durably: false)
    await withTaskGroup { group in
      for _ in 0..<4 { group.addTask { await count(in: folder) } }
    }
    #expect(try FileSystem.readText(counter) == "4000")
  }

  private func count(in folder: String) async {
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      let counter = Paths.join(folder, "counter")
      for _ in 0..<1000 {
        let lock = try FileLock.wait(Paths.join(folder, "lock"))
        let count = try #require(try Int(FileSystem.readText(counter)))
        try FileSystem.write("\(count + 1)", to: counter, durably: false)
        withExtendedLifetime(lock) {}
      }
    }
  }

  @Test func `a child does not hold our lock`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "lock")
      var lock: FileLock? = try FileLock.wait(path)
      let child = try ChildProcess("sleep", ["30"])
      lock = nil
      #expect(try FileLock.attempt(path) != nil)
      #expect(lock == nil && child.status() == nil)
    }
  }
}
