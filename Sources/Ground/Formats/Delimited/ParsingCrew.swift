import Dispatch
import Synchronization

/// Threads that parse blocks of text ahead of the one who wants their rows.
///
/// Whoever waits for a block parses as well, so that `threads` are at work, no more and no fewer, as long
/// as there is text.
final class ParsingCrew: Sendable {
  private let threads: Int
  private let board = Mutex(Board())

  /// What nobody has taken yet, in the order of the text, and how many helpers are at work.
  private struct Board {
    var waiting: [ParsingTask] = []
    var helpers = 0

    mutating func take() -> ParsingTask? { waiting.isEmpty ? nil : waiting.removeFirst() }
  }

  init(threads: Int) {
    precondition(threads > 0, "rows are read by at least one thread")
    self.threads = threads
  }

  /// How many blocks are begun before the first of them is wanted.
  var lookahead: Int { threads == 1 ? 1 : 2 * threads }

  /// Takes a block on.
  func begin(_ task: ParsingTask) {
    let needsHelper = board.withLock { board in
      board.waiting.append(task)
      guard board.helpers < threads - 1 else { return false }
      board.helpers += 1
      return true
    }
    if needsHelper { DispatchQueue.global().async { [self] in help() } }
  }

  /// The rows of the first block that was taken on and not finished.
  func finish(_ task: ParsingTask) -> Result<DelimitedBlock, DelimitedFault> {
    while !task.isDone, let next = board.withLock({ $0.take() }) { next.run() }
    return task.result()
  }

  private func help() {
    while true {
      let task = board.withLock { board in
        let task = board.take()
        if task == nil { board.helpers -= 1 }
        return task
      }
      guard let task else { return }
      task.run()
    }
  }
}

/// A block of text on its way to rows.
final class ParsingTask: Sendable {
  private let parser: @Sendable () -> Result<DelimitedBlock, DelimitedFault>
  private let rows = Mutex<Result<DelimitedBlock, DelimitedFault>?>(nil)
  private let isFinished = DispatchSemaphore(value: 0)

  init(_ text: RecordBlock, _ settings: DelimitedSettings, columns: Int) {
    parser = {
      Result { () throws(DelimitedFault) in
        try DelimitedParser(text, settings, columns: columns).rows()
      }
    }
  }

  var isDone: Bool { rows.withLock { $0 != nil } }

  /// Parses the block; done once, by whoever takes it.
  func run() {
    let found = parser()
    rows.withLock { $0 = found }
    isFinished.signal()
  }

  /// The rows, as soon as they are there; asked for once.
  func result() -> Result<DelimitedBlock, DelimitedFault> {
    isFinished.wait()
    guard let found = rows.withLock({ $0 }) else { preconditionFailure("what is done has rows") }
    return found
  }
}
