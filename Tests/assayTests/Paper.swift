import Machine
import Synchronization

@testable import assay

/// A console that keeps what is written to it.
final class Paper: Sendable {
  private let written: Mutex<(out: String, err: String, answers: [String])>
  private let terminal: Terminal
  private let hasPerson: Bool

  /// - Parameter answers: What a person types, a line each; nobody is there where nothing is said.
  init(_ terminal: Terminal = Terminal(.output), answers: [String]? = nil) {
    self.terminal = terminal
    hasPerson = answers != nil
    written = Mutex(("", "", answers ?? []))
  }

  var console: Console {
    Console(
      out: terminal, err: terminal, writeOut: { text in self.written.withLock { $0.out += text } },
      writeErr: { text in self.written.withLock { $0.err += text } }, answers: person)
  }

  private var person: (@Sendable () -> String?)? {
    guard hasPerson else { return nil }
    return {
      self.written.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() }
    }
  }

  var out: String { written.withLock { $0.out } }
  var err: String { written.withLock { $0.err } }
}
