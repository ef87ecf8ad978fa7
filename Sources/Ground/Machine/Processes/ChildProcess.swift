import CPosix
import Foundation
import Synchronization

/// A program that this one has started; it never outlives its owner.
///
/// It is killed with its own children when this value goes away, and on Linux also when this program
/// dies in whatever way. It has a process group of its own, so Ctrl-C does not reach it by itself, and what
/// is left of the group when it has ended is killed. What has left the group too is killed where this program
/// adopts orphans (`Leftovers`).
public final class ChildProcess: Sendable {
  /// What one of its streams is connected with.
  public enum Stream: Sendable, Equatable {
    /// The same as ours.
    case ours
    /// Nothing: an empty input, a lost output.
    case nothing
    /// A pipe to us.
    case pipe
    /// A file, which as an output is emptied first.
    case file(String)
  }

  /// The number by which the system knows it.
  public let id: Int32
  /// Where to write what it reads, if that is a pipe; closed by `closeInput`.
  public var input: PipeWriter? { openInput.withLock { $0 } }
  /// What it writes, if that is a pipe.
  public let output: PipeReader?
  /// What it complains, if that is a pipe.
  public let errors: PipeReader?

  private let program: String
  private let kind: Leftovers.Child
  private let openInput: Mutex<PipeWriter?>
  private let ended = Mutex<ExitStatus?>(nil)
  private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// Starts `program`, which is looked for as a shell would.
  ///
  /// - Parameters:
  ///   - environment: All its variables; `nil` for ours.
  ///   - sharesGroup: Whether it stays in our process group and ends with that.
  ///   - clearsUp: Whether it ends in order when it is asked to, so that it is asked before it is killed.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    in folder: String? = nil, input: Stream = .nothing, output: Stream = .pipe,
    errors: Stream = .ours, sharesGroup: Bool = false, clearsUp: Bool = false
  ) throws(FileError) {
    Self.ignoresBrokenPipes
    guard let path = Executable.find(program) else {
      throw FileError(.missing, program, "cannot start it: there is no such program")
    }
    let ends = [
      try StreamEnds(input, isInput: true, standard: 0),
      try StreamEnds(output, isInput: false, standard: 1),
      try StreamEnds(errors, isInput: false, standard: 2),
    ]
    self.program = program
    kind = Leftovers.Child(sharesGroup: sharesGroup, clearsUp: clearsUp)
    self.output = ends[1].ours.map(PipeReader.init)
    self.errors = ends[2].ours.map(PipeReader.init)
    openInput = Mutex(ends[0].ours.map(PipeWriter.init))
    let variables = environment ?? ProcessInfo.processInfo.environment
    id = try SpawningThread.shared.spawn(
      path, [program] + arguments, variables.map { "\($0.key)=\($0.value)" }.sorted(), folder,
      ends.map(\.theirs), kind)
  }

  deinit { end() }

  /// Lets the program read the end of its input.
  public func closeInput() { openInput.withLock { $0 = nil } }
}

/// The two ends of a stream: what the child gets, and what we keep of a pipe.
private struct StreamEnds {
  let theirs: Descriptor
  let ours: Descriptor?

  init(_ stream: ChildProcess.Stream, isInput: Bool, standard: Int32) throws(FileError) {
    switch stream {
    case .pipe:
      let pipe = try Pipe("the pipe to a child")
      (theirs, ours) = isInput ? (pipe.reader, pipe.writer) : (pipe.writer, pipe.reader)
    case .ours:
      let copy = fcntl(standard, F_DUPFD_CLOEXEC, 3)
      theirs =
        copy >= 0
        ? Descriptor(owning: copy, path: "a standard stream")
        : try Self.file("/dev/null", isInput)
      ours = nil
    case .nothing: (theirs, ours) = (try Self.file("/dev/null", isInput), nil)
    case .file(let path): (theirs, ours) = (try Self.file(path, isInput), nil)
    }
  }

  private static func file(_ path: String, _ isInput: Bool) throws(FileError) -> Descriptor {
    let file =
      isInput
      ? try Descriptor(path, O_RDONLY, doing: "read it")
      : try Descriptor(path, O_WRONLY | O_CREAT | O_TRUNC, doing: "write it")
    let copy = fcntl(file.number, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .lastCall(path, "open it") }
    return Descriptor(owning: copy, path: path)
  }
}

// Its end.
extension ChildProcess {
  /// How it ended; `nil` while it runs.
  public func status() -> ExitStatus? {
    ended.withLock { ended in
      if let ended { return ended }
      var info = unsafe siginfo_t()
      guard unsafe waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) == 0,
        unsafe info.si_signo != 0
      else { return nil }
      ended = Leftovers.collect(id).map { ExitStatus($0) }
      return ended
    }
  }

  /// Waits until it ends.
  @discardableResult
  public func wait() -> ExitStatus {
    while true {
      if let status = status() { return status }
      var info = unsafe siginfo_t()
      _ = unsafe waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT)
    }
  }

  /// Waits until it ends, but no longer than `seconds`; `nil` if it still runs then.
  public func wait(atMost seconds: Double) -> ExitStatus? {
    let watch = Stopwatch()
    let number = assay_process_descriptor(id)
    let descriptor = number >= 0 ? Descriptor(owning: number, path: program) : nil
    while true {
      if let status = status() { return status }
      let left = seconds - watch.seconds
      guard left > 0 else { return nil }
      if let descriptor {
        _ = PipeReader.wait(for: [PipeReader(descriptor)], atMost: left)
      } else {
        usleep(UInt32(min(left, 0.005) * 1e6))
      }
    }
  }

  /// Has it end, in order if it can do that, and returns when it has.
  public func end() {
    guard status() == nil else { return }
    if kind.clearsUp {
      terminate()
      if wait(atMost: Leftovers.patience) != nil { return }
    }
    kill()
    wait()
  }

  /// Kills it and its own children at once.
  public func kill() { send(SIGKILL) }

  /// Asks it and its own children to end.
  public func terminate() { send(SIGTERM) }

  /// Sends a signal unless it was seen to end before; then its number may be another's by now.
  private func send(_ signal: Int32) {
    ended.withLock { ended in
      if ended == nil { _ = Foundation.kill(kind.sharesGroup ? id : -id, signal) }
    }
  }
}

extension ChildProcess {
  /// How many bytes of memory it and its children occupy now; `nil` where that is not known.
  public var residentBytes: Int? { Memory.residentBytes(ofFamily: id) }

  /// What a program wrote and how it ended.
  public struct Outcome: Sendable {
    public let status: ExitStatus
    public let output: [UInt8]
    public let errors: [UInt8]
  }

  /// Runs a program to its end, with `input` to read. Who else holds its streams then is not waited for.
  public static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    in folder: String? = nil, input: [UInt8] = [], sharesGroup: Bool = false
  ) throws(FileError) -> Outcome {
    let child = try ChildProcess(
      program, arguments, environment: environment, in: folder, input: .pipe, output: .pipe,
      errors: .pipe, sharesGroup: sharesGroup)
    let writing = Thread {
      try? child.input?.write(input)  // a program need not read all that it is given
      child.closeInput()
    }
    writing.start()
    var texts: [[UInt8]] = [[], []]
    let readers = [child.output, child.errors].compactMap { $0 }
    var open = [0, 1]
    while !open.isEmpty {
      let hasEnded = child.status() != nil
      let ready = PipeReader.wait(for: open.map { readers[$0] }, atMost: hasEnded ? 0 : 0.05)
      if ready.isEmpty, hasEnded { break }
      for index in ready.map({ open[$0] }) {
        let piece = try readers[index].read()
        if piece.isEmpty { open.removeAll { $0 == index } } else { texts[index] += piece }
      }
    }
    return Outcome(status: child.wait(), output: texts[0], errors: texts[1])
  }
}
