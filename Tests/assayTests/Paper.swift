import Machine
import Synchronization

@testable import assay

/// A console that keeps what is written to it.
final class Paper: Sendable {
  private let written = Mutex<(out: String, err: String)>(("", ""))
  private let terminal: Terminal

  init(_ terminal: Terminal = Terminal(.output)) { self.terminal = terminal }

  var console: Console {
    Console(
      out: terminal, err: terminal, writeOut: { text in self.written.withLock { $0.out += text } },
      writeErr: { text in self.written.withLock { $0.err += text } })
  }

  var out: String { written.withLock { $0.out } }
  var err: String { written.withLock { $0.err } }
}
