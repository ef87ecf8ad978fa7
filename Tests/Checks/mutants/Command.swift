import Foundation
import Glibc

/// A program that is run to its end, to the end of its time, or to a line that decides.
struct Command {
  let arguments: [String]
  let folder: String
  var environment: [String: String] = [:]
  /// Seconds after which it is ended, if ever.
  var limit: Double?
  /// What in a line of the output ends it.
  var decisive: String?

  enum End: Equatable {
    case code(Int32)
    case signal(Int32)
    case outOfTime
    /// The line that decided.
    case decided(String)
  }

  /// Runs it with its output in a file; whatever it started ends with it.
  func run(output: String) throws -> End {
    let process = try start(output)
    defer { kill(-process, SIGKILL) }
    let reader = fopen(output, "r")
    defer { if let reader { fclose(reader) } }
    let started = ContinuousClock.now
    var tail: [UInt8] = []
    while true {
      var status: Int32 = 0
      let isOver = waitpid(process, &status, WNOHANG) == process
      if let decisive, let line = Self.line(with: decisive, in: reader, &tail) {
        if !isOver { end(process) }
        return .decided(line)
      }
      if isOver { return status & 0x7f == 0 ? .code((status >> 8) & 0xff) : .signal(status & 0x7f) }
      if let limit, started.duration(to: .now) > .seconds(limit) {
        end(process)
        return .outOfTime
      }
      usleep(10_000)
    }
  }

  /// What a program writes, which must end well.
  static func output(_ program: String, _ arguments: [String], in folder: String) throws -> String {
    let file = NSTemporaryDirectory() + "mutants-\(getpid())-output"
    defer { unlink(file) }
    let end = try Command(arguments: [program] + arguments, folder: folder).run(output: file)
    let text = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    guard end == .code(0) else {
      throw Trouble("'\(program)' ended with \(end): \(text.suffix(400))")
    }
    return text
  }

  private func end(_ process: pid_t) {
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Starts it as the first of a group of its own.
  private func start(_ output: String) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&files, 1, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var all = ProcessInfo.processInfo.environment
    all["ASSAY_DEEP"] = nil
    all.merge(environment) { $1 }
    var words = (["env", "-C", folder] + arguments).map { strdup($0) } + [nil]
    var variables = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, "env", &files, &attributes, &words, &variables)
    guard code == 0 else { throw Trouble("'\(arguments[0])' cannot be started: error \(code)") }
    return process
  }

  /// The first whole line with `mark` in what was written since it was last asked.
  private static func line(
    with mark: String, in reader: UnsafeMutablePointer<FILE>?, _ tail: inout [UInt8]
  ) -> String? {
    guard let reader else { return nil }
    clearerr(reader)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, reader), count > 0 {
      tail += buffer[..<count]
    }
    guard let end = tail.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    let lines = String(decoding: tail[...end], as: UTF8.self)
    tail.removeSubrange(...end)
    return lines.split(separator: "\n").first { $0.contains(mark) }.map(String.init)
  }
}
