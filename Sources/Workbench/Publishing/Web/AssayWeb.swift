import Formats
public import Machine
import Synchronization

/// Servers are asked by `assay-web`, the program beside this one, which is started at the first request.
///
/// Requests go to its standard input, so that no credentials stand in a list of processes: a line of JSON says what is
/// asked and how many bytes follow. Its output has a line that says what came, and as many bytes.
public final class AssayWeb: Web {
  /// How long nothing may come, in seconds.
  private static let patience = 300.0
  /// No server says more than this of an answer before the answer.
  private static let headLimit = 1 << 16

  private let program: String
  private let open = Mutex<ChildProcess?>(nil)

  /// - Parameter program: Where `assay-web` is.
  public init(program: String = Executable.web) throws(PublishError) {
    guard Executable.find(program) != nil else { throw .noWebProgram(program) }
    self.program = program
  }

  public func answer(to request: WebRequest) throws(NoAnswer) -> WebAnswer {
    let child = try running()
    var exchange = Exchange(child)
    do throws(NoAnswer) { return try exchange.answer(to: request) } catch {
      // What it says next would answer what was asked before.
      open.withLock { $0 = nil }
      throw error
    }
  }

  private func running() throws(NoAnswer) -> ChildProcess {
    let started = open.withLock { $0 }
    if let started, started.status() == nil { return started }
    do throws(FileError) {
      let child = try ChildProcess(
        program, ["exchange"], input: .pipe, output: .pipe, errors: .nothing)
      open.withLock { $0 = child }
      return child
    } catch { throw NoAnswer(error.description) }
  }

  /// One request and its answer.
  private struct Exchange {
    private let child: ChildProcess
    private var unread: [UInt8] = []

    init(_ child: ChildProcess) { self.child = child }

    mutating func answer(to request: WebRequest) throws(NoAnswer) -> WebAnswer {
      try send(request)
      return try receive()
    }

    private func send(_ request: WebRequest) throws(NoAnswer) {
      var head: JSON.Object = [
        "method": .text(request.method.rawValue), "address": .text(request.address),
        "headers": .object(request.headers.map { (key: $0.key, value: .text($0.value)) }),
      ]
      var bytes: [UInt8] = []
      switch request.body {
      case .bytes(let body): bytes = body
      case .file(let path): head["file"] = .text(path)
      case nil: break
      }
      head["bytes"] = JSON(bytes.count)
      do throws(FileError) {
        try child.input?.write(JSON.object(head).text() + "\n")
        if !bytes.isEmpty { try child.input?.write(bytes) }
      } catch { throw NoAnswer("the program that asks servers has ended") }
    }

    private mutating func receive() throws(NoAnswer) -> WebAnswer {
      var end = unread.firstIndex(of: UInt8(ascii: "\n"))
      while end == nil {
        guard unread.count < AssayWeb.headLimit else { throw NoAnswer("its answer has no head") }
        try readMore()
        end = unread.firstIndex(of: UInt8(ascii: "\n"))
      }
      let line = Array(unread[..<(end ?? 0)])
      unread.removeFirst(line.count + 1)
      let head = try? JSON(parsing: line, name: "assay-web")
      if let problem = head?["problem"]?.string { throw NoAnswer(problem) }
      guard let status = head?["status"]?.int, let count = head?["bytes"]?.int, count >= 0 else {
        throw NoAnswer("its answer makes no sense")
      }
      while unread.count < count { try readMore() }
      return WebAnswer(status: status, body: unread)
    }

    private mutating func readMore() throws(NoAnswer) {
      guard let output = child.output,
        !PipeReader.wait(for: [output], atMost: AssayWeb.patience).isEmpty
      else { throw NoAnswer("nothing came for \(Int(AssayWeb.patience)) s") }
      let piece = (try? output.read()) ?? []
      guard !piece.isEmpty else { throw NoAnswer("the program that asks servers has ended") }
      unread += piece
    }
  }
}
