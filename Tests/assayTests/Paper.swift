import Files
import Synchronization

@testable import assay

/// A console that keeps what is written to it.
final class Paper: Sendable {
  private let written = Mutex<(out: String, err: String)>(("", ""))

  var console: Console {
    let plain = Terminal(.output)
    return Console(
      out: plain, err: plain, writeOut: { text in self.written.withLock { $0.out += text } },
      writeErr: { text in self.written.withLock { $0.err += text } })
  }

  var out: String { written.withLock { $0.out } }
  var err: String { written.withLock { $0.err } }
}
