import Machine
import Wording

/// Where a command writes: results to `out`, complaints and progress to `err`.
final class Console: Sendable {
  private let writeOut: @Sendable (String) throws -> Void
  private let writeErr: @Sendable (String) -> Void
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

  /// A line for the reader of results.
  func print(_ line: String) throws { try write(line + "\n") }

  /// Text as it stands; on a terminal, no character of it does anything.
  func write(_ text: String) throws { try writeOut(out.isTerminal ? Visible.text(text) : text) }

  /// Text with styles of our own in it, and of nobody else.
  func writeStyled(_ text: String) throws { try writeOut(text) }

  /// A line about what goes on or went wrong, in which no character does anything.
  func complain(_ line: String) { writeErr(Visible.text(line) + "\n") }

  /// Progress as it stands, such as a bar that is drawn over.
  func progress(_ text: String) { writeErr(text) }
}
