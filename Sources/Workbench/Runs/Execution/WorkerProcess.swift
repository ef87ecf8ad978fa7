import Formats
import Machine
import Specs
import Wording

/// A process that takes trial after trial: the driver's side of it.
final class WorkerProcess {
  private let process: ChildProcess
  private var lines = LineBuffer()

  /// How a trial ended in this process.
  enum Ending: Sendable, Equatable {
    /// It has a record, with or without findings.
    case ended(TrialEnding)
    /// The process is gone or had to be killed; the trial may be tried again elsewhere.
    case lost(String)
    /// The run is to end; the trial was given up without a verdict.
    case abandoned
  }

  init(_ words: [String], _ setup: TrialMessages.Setup) throws(FileError) {
    process = try ChildProcess(
      words[0], Array(words.dropFirst()), input: .pipe, output: .pipe, errors: .ours,
      clearsUp: true)
    try process.input?.write(setup.json.text() + "\n")
  }

  /// Has the process run a trial within limits, and waits for its answer.
  func run(
    _ order: Order, limits: Limits, abandon: () -> Bool
  ) -> Ending {
    do throws(FileError) {
      try process.input?.write(TrialMessages.json(of: order).text() + "\n")
    } catch {
      return lost()
    }
    guard let output = process.output else { return lost() }
    let watch = Stopwatch()
    while true {
      if let line = lines.next() { return answer(line) }
      guard PipeReader.wait(for: [output], atMost: 0.05).isEmpty else {
        guard let piece = try? output.read(), !piece.isEmpty else { return lost() }
        lines.append(piece)
        continue
      }
      if abandon() { return .abandoned }
      if watch.seconds > limits.seconds { return killed("it ran longer than \(limits.timeText)") }
      if let resident = process.residentBytes, resident > limits.bytes {
        return killed("it held more memory than \(limits.memoryText)")
      }
    }
  }

  private func answer(_ line: String) -> Ending {
    guard
      let answer = try? TrialMessages.Answer(JSONReader(JSON(parsing: line), name: "worker"))
    else { return killed("its worker answered '\(line.prefix(80))'") }
    switch answer.outcome {
    case .found, .failed: return .ended(answer.outcome)
    case .lost(let reasons): return killed(reasons.joined(separator: "; "))
    }
  }

  private func killed(_ reason: String) -> Ending {
    process.end()
    return .lost(reason)
  }

  private func lost() -> Ending {
    process.closeInput()
    let status = process.wait(atMost: 5)
    if status == nil { process.end() }
    return .lost("its worker \(status?.description ?? "stopped to answer")")
  }
}

extension Limits {
  fileprivate var timeText: String { "\(Figures.plain(seconds)) s" }
  fileprivate var memoryText: String { "\(bytes >> 20) MiB" }
}
