import Machine

/// Where a command writes: results to `out`, complaints and progress to `err`.
final class Console: Sendable {
  private let writeOut: @Sendable (String) throws -> Void
  private let writeErr: @Sendable (String) -> Void
  /// What may be done with each stream.
  let out: Terminal
  let err: Terminal

  init(
    out: Terminal, err: Terminal, writeOut: @escaping @Sendable (String) throws -> Void,
    writeErr: @escaping @Sendable (String) -> Void
  ) {
    self.out = out
    self.err = err
    self.writeOut = writeOut
    self.writeErr = writeErr
  }

  /// The streams of this process.
  static let standard = Console(
    out: Terminal(.output), err: Terminal(.errors),
    writeOut: { try StandardStreams.writeResult($0) },
    writeErr: { StandardStreams.writeComplaint($0) })

  /// A line for the reader of results.
  func print(_ line: String) throws { try writeOut(line + "\n") }

  /// Text as it stands.
  func write(_ text: String) throws { try writeOut(text) }

  /// A line about what goes on or went wrong.
  func complain(_ line: String) { writeErr(line + "\n") }

  /// Progress as it stands, such as a bar that is drawn over.
  func progress(_ text: String) { writeErr(text) }
}
