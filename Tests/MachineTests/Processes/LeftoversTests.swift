import Foundation
import Machine
import TestKit
import Testing

/// What an ending before its time takes with it; each of these endings is that of a process of its own.
@Suite(.enabled(if: FileSystem.exists("/proc/self/statm"), "needs Linux"))
struct LeftoversTests {
  @Test func `an ending before its time leaves what is whole, and nothing else`() async throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    await #expect(processExitsWith: .exitCode(130)) { [folder = folder as String] in
      _ = unsafe setenv("TMPDIR", folder, 1)
      try FileSystem.write("whole", to: Paths.join(folder, "whole"))
      let growing = try OutputFile(Paths.join(folder, "growing"))
      try growing.write([UInt8](repeating: 65, count: 1 << 20))
      let lock = try FileLock.wait(Paths.join(folder, "lock"))
      let temporary = try FileSystem.makeTemporaryFolder()
      try FileSystem.write("x", to: Paths.join(temporary, "x"))
      Leftovers.note(Paths.join(folder, "part"))
      try FileSystem.write("some", to: Paths.join(folder, "part"))
      Leftovers.endProgram(code: 130) { written in
        withExtendedLifetime((growing, lock)) {}
        // The file that is whole counts, and so does the one in the temporary folder.
        let wanted = Leftovers.Written(files: 2, last: Paths.join(temporary, "x"))
        if written != wanted { _exit(1) }
      }
    }
    #expect(try FileSystem.files(below: folder) == ["whole"])
  }

  @Test func `a file that replaces another at the moment of the end is the old one or the new one`()
    async throws
  {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    await #expect(processExitsWith: .exitCode(130)) { [folder = folder as String] in
      let path = Paths.join(folder, "file")
      let writer = Thread {
        while true { try? FileSystem.write(String(repeating: "x", count: 100), to: path) }
      }
      writer.start()
      while !FileSystem.exists(path) { usleep(100) }
      usleep(20_000)
      Leftovers.endProgram(code: 130) { _ in }
    }
    #expect(try FileSystem.list(folder) == ["file"])
    #expect(try FileSystem.size(of: Paths.join(folder, "file")) == 100)
  }

  @Test func `what a program starts in a session of its own ends with the program`() async throws {
    await #expect(processExitsWith: .success) {
      try Leftovers.adoptOrphans()
      let outcome = try ChildProcess.run("sh", ["-c", "setsid sleep 1000 & echo $!"])
      #expect(outcome.status.isSuccess)
      let orphan = try #require(Int32(String(decoding: outcome.output.dropLast(), as: UTF8.self)))
      #expect(Memory.residentBytes(of: orphan) == nil)
    }
  }

  @Test func `a program that is killed takes the children of its children with it`() async throws {
    await #expect(processExitsWith: .success) {
      try Leftovers.adoptOrphans()
      let child = try ChildProcess(
        "sh", ["-c", "setsid sh -c 'setsid sleep 1000 & echo $!; wait' & wait"])
      let line = try #require(child.output).read()
      let grandchild = try #require(Int32(String(decoding: line.dropLast(), as: UTF8.self)))
      #expect(Memory.residentBytes(of: grandchild) != nil)
      child.end()
      #expect(Memory.residentBytes(of: grandchild) == nil)
    }
  }

  @Test func `an ending before its time takes programs with it in whatever session they are`()
    async throws
  {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let path = Paths.join(folder, "id")
    await #expect(processExitsWith: .exitCode(130)) { [path = path as String] in
      try Leftovers.adoptOrphans()
      let child = try ChildProcess("sh", ["-c", "setsid sleep 1000 & echo $!; wait"])
      try FileSystem.write(try #require(child.output).read(), to: path)
      Leftovers.endProgram(code: 130) { _ in }
    }
    let id = try #require(try Int32(String(FileSystem.readText(path).dropLast())))
    #expect(Memory.residentBytes(of: id) == nil)
  }

  @Test func `who clears up is asked before it is killed, and others are not`() throws {
    for (clearsUp, status) in [
      (true, ExitStatus.exited(code: 7)), (false, ExitStatus.killed(signal: 9)),
    ] {
      let child = try ChildProcess(
        "sh", ["-c", "trap 'exit 7' TERM; echo on; while :; do sleep 0.01; done"],
        clearsUp: clearsUp)
      #expect(try child.output?.read() == Array("on\n".utf8))
      child.end()
      #expect(child.status() == status)
    }
  }

  @Test func `a program that has ended is not waited for by those who hold its streams`() throws {
    let watch = Stopwatch()
    let outcome = try ChildProcess.run("sh", ["-c", "setsid sleep 60 & echo said"])
    #expect(outcome.output == Array("said\n".utf8))
    #expect(watch.seconds < 50)
  }
}
