import Foundation
import Machine
import TestKit
import Testing

struct ChildProcessTests {
  @Test func `a program reads, writes, complains and ends`() throws {
    let outcome = try ChildProcess.run(
      "sh", ["-c", "tr a-z A-Z; echo $WORD >&2; exit 3"],
      environment: ["WORD": "no", "PATH": "/bin"],
      input: Array("yes".utf8))
    #expect(outcome.output == Array("YES".utf8))
    #expect(outcome.errors == Array("no\n".utf8))
    #expect(outcome.status == .exited(code: 3))
    #expect(outcome.status.description == "ended with code 3")
  }

  @Test func `much input and much output do not wait for each other`() throws {
    let input = [UInt8](repeating: 65, count: 1 << 20)
    #expect(try ChildProcess.run("cat", input: input).output == input)
  }

  @Test func `a program need not read its input`() throws {
    let outcome = try ChildProcess.run("true", input: [UInt8](repeating: 65, count: 1 << 20))
    #expect(outcome.status.isSuccess)
  }

  @Test func `a program that is not there is named`() {
    let error = FileError(.missing, "no-such-thing", "cannot start it: there is no such program")
    #expect(throws: error) { try ChildProcess("no-such-thing") }
  }

  @Test func `a program that cannot be run says why`() throws {
    try withTemporaryFolder { folder in
      #expect(throws: FileError.self) { try ChildProcess("sh", in: "\(folder)/nowhere") }
      let child = try ChildProcess("pwd", in: folder)
      #expect(try child.output?.readToEnd() == Array("\(folder)\n".utf8))
    }
  }

  @Test func `waiting ends with the program or after the time given`() throws {
    let child = try ChildProcess("sleep", ["30"])
    #expect(child.status() == nil)
    #expect(child.wait(atMost: 0.02) == nil)
    child.kill()
    #expect(child.wait(atMost: 20) == .killed(signal: 9))
    #expect(child.wait().description == "was killed by signal 9 (Killed)")
    child.kill()
  }

  @Test func `what a child has started ends with it`() throws {
    let child = try ChildProcess("sh", ["-c", "sleep 30 & echo $!; wait"])
    var lines = LineBuffer()
    while let output = child.output {
      lines.append(try output.read())
      if let line = lines.next() {
        let grandchild = try #require(Int32(line))
        child.kill()
        child.wait()
        #expect(try eventually { Memory.residentBytes(of: grandchild).map { $0 == 0 } ?? true })
        return
      }
    }
  }

  @Test func `what is left of its group ends with a program`() throws {
    let child = try ChildProcess("sh", ["-c", "sleep 30 >/dev/null 2>&1 & echo $!"])
    let text = try String(decoding: #require(child.output).readToEnd(), as: UTF8.self)
    let grandchild = try #require(Int32(text.dropLast()))
    #expect(child.wait() == .exited(code: 0))
    #expect(try eventually { Memory.residentBytes(of: grandchild).map { $0 == 0 } ?? true })
  }

  @Test func `a program in our group is killed alone`() throws {
    let child = try ChildProcess("sleep", ["30"], sharesGroup: true)
    child.kill()
    #expect(child.wait() == .killed(signal: 9))
  }

  @Test(.enabled(if: FileSystem.exists("/proc/self/statm"), "needs Linux"))
  func `the memory of a program is also that of its children`() throws {
    let child = try ChildProcess("sh", ["-c", "(head -c 50000000 /dev/zero; sleep 30) | tail"])
    #expect(try eventually { child.residentBytes ?? 0 > 50_000_000 })
    #expect(Memory.residentBytes(of: child.id) ?? 0 < 50_000_000)
  }

  @Test func `a child ends with its owner`() throws {
    var child: ChildProcess? = try ChildProcess("sleep", ["30"])
    let id = try #require(child?.id)
    #expect(child?.residentBytes != nil)
    child = nil
    #expect(Memory.residentBytes(of: id) == nil)
  }

  @Test(.enabled(if: FileSystem.exists("/proc/self/statm"), "needs Linux"))
  func `a child ends when this program is killed`() async throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let path = Paths.join(folder, "id")
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let child = try ChildProcess("sleep", ["30"])
      try FileSystem.write("\(child.id)", to: path)
      kill(getpid(), SIGKILL)
      child.wait()
    }
    let id = try #require(try Int32(FileSystem.readText(path)))
    #expect(try eventually { Memory.residentBytes(of: id).map { $0 == 0 } ?? true })
  }

  @Test func `the pipe that is ready is found`() throws {
    let silent = try ChildProcess("sleep", ["30"])
    let loud = try ChildProcess("echo", ["hello"])
    let readers = try [#require(silent.output), #require(loud.output)]
    #expect(PipeReader.wait(for: readers, atMost: 20) == [1])
    #expect(PipeReader.wait(for: [readers[0]], atMost: 0.01) == [])
    #expect(try readers[1].readToEnd() == Array("hello\n".utf8))
  }

  private func eventually(_ isTrue: () throws -> Bool) throws -> Bool {
    let watch = Stopwatch()
    while watch.seconds < 20 {
      if try isTrue() { return true }
      _ = try ChildProcess.run("sleep", ["0.01"])
    }
    return false
  }
}

struct LineBufferTests {
  @Test func `lines come whole from pieces`() {
    var lines = LineBuffer()
    #expect(lines.next() == nil)
    lines.append(Array("one\ntw".utf8))
    #expect(lines.next() == "one")
    #expect(lines.next() == nil)
    lines.append(Array("o\n\nrest".utf8))
    #expect(lines.next() == "two")
    #expect(lines.next() == "")
    #expect(lines.next() == nil)
    #expect(lines.rest == "rest")
  }
}
