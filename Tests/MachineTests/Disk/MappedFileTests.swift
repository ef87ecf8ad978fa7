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
