import Machine

/// What is wrong at a byte of a block of records.
struct DelimitedFault: Error {
  /// How many line breaks stand before it in the block.
  let line: Int
  /// The byte in its line, from 1; `nil` if the whole record is meant.
  let column: Int?
  let message: String

  /// The error with the line of the file, where the block begins in `firstLine`.
  func located(_ path: String, firstLine: Int) -> FileError {
    FileError(.malformed, path, line: firstLine + line, column: column, message)
  }
}
