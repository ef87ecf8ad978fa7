import Machine
import Synchronization
import Wording

/// Where a command writes: results to `out`, complaints and progress to `err`.
final class Console: Sendable {
  private let writeOut: @Sendable (String) throws -> Void
  private let writeErr: @Sendable (String) -> Void
  private let bar = Mutex(Bar.none)

  /// Whether a line stands on the terminal that is drawn over.
  private enum Bar { case none, drawn, over }

  /// Reads what a person types, a line at a time; `nil` where nobody is there to be asked: one who types
  /// here and reads what is printed here.
  let answers: (@Sendable () -> String?)?
  /// What may be done with each stream.
  let out: Terminal
  let err: Terminal

  init(
    out: Terminal, err: Terminal, writeOut: @escaping @Sendable (String) throws -> Void,
    writeErr: @escaping @Sendable (String) -> Void, answers: (@Sendable () -> String?)? = nil
  ) {
    self.answers = answers
    self.out = out
    self.err = err
    self.writeOut = writeOut
    self.writeErr = writeErr
  }

  /// The streams of this process.
  static let standard = Console(
    out: Terminal(.output), err: Terminal(.errors),
    writeOut: { try StandardStreams.writeResult($0) },
    writeErr: { StandardStreams.writeComplaint($0) }, answers: person)

  private static var person: (@Sendable () -> String?)? {
    guard Terminal(.input).isTerminal, Terminal(.output).isTerminal else { return nil }
    return { readLine() }
  }

  /// A line for the reader of results, in which no character does anything.
  func print(_ line: String) throws { try show(line + "\n") }

  /// Text for people, in which no character does anything, wherever it is piped.
  func show(_ text: String) throws { try write(Visible.text(text)) }

  /// What programs read, as it stands; on a terminal, no character of it does anything.
  func write(_ text: String) throws {
    try writeStyled(out.isTerminal ? Visible.text(text) : text)
  }

  /// Text with styles of our own in it, and of nobody else.
  func writeStyled(_ text: String) throws {
    if out.isTerminal { erase() }
    try writeOut(text)
  }

  /// A line about what goes on or went wrong, in which no character does anything.
  func complain(_ line: String) {
    erase()
    writeErr(Visible.text(line) + "\n")
  }

  /// The last line about what goes on.
  func close(with line: String) {
    complain(line)
    bar.withLock { $0 = .over }
  }

  /// Progress as it stands.
  func progress(_ text: String) { writeErr(text) }

  /// A line that goes when anything else is written.
  func draw(_ line: String) {
    bar.withLock { bar in
      guard bar != .over else { return }
      writeErr("\r\(line)\u{1B}[K")
      bar = .drawn
    }
  }

  /// Takes the line away that was drawn.
  func erase() {
    bar.withLock { bar in
      guard bar == .drawn else { return }
      writeErr("\r\u{1B}[K")
      bar = .none
    }
  }
}
