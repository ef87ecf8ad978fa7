import Files

/// A question in SQL that the command of DuckDB answers, over Parquet files, object stores or databases.
struct Query: Sendable {
  /// The program that is asked, as the PATH has it.
  private static let program = "duckdb"

  let text: String

  init(_ text: String) { self.text = text }

  /// Asks, and reads the answer as a CSV file.
  func read(_ settings: ReadingSettings) throws(DatasetError) -> Dataset {
    guard Executable.find(Self.program) != nil else { throw .noDuckDB }
    let folder = try telling { () throws(FileError) in try FileSystem.makeTemporaryFolder() }
    defer { try? FileSystem.remove(folder) }
    let answer = Paths.join(folder, "answer.csv")
    try ask(answer)
    var settings = settings
    settings.format = .csv
    settings.delimiter = .comma
    settings.header = true
    var raw = try RawTable(reading: answer, settings)
    raw.origin = "query"
    raw.notes.append("asked DuckDB")
    var assembly = try Assembly(raw, settings)
    return try assembly.dataset(name: "query", provenance: Provenance(.query(text)))
  }

  /// Has the answer written, empty texts in quotes and missing values as nothing.
  private func ask(_ answer: String) throws(DatasetError) {
    let question = text.trimmingBlanks.trimmingSuffix(while: { $0 == ";" })
    let (status, complaint) = try telling { () throws(FileError) in
      let child = try ChildProcess(
        Self.program, ["-bail", "-c", "COPY (\(question)) TO '/dev/stdout' (FORMAT csv, HEADER)"],
        output: .file(answer), errors: .pipe)
      let complaint = try child.errors?.readToEnd() ?? []
      return (child.wait(), String(decoding: complaint, as: UTF8.self))
    }
    guard status.isSuccess else { throw .queryFailed(text, complaint) }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isDropped(last) || last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
