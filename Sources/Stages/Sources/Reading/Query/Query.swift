import Machine
import Vocabulary

/// A question in SQL that the command of DuckDB answers, over Parquet files, object stores or databases.
struct Query: Sendable {
  /// The program that is asked, as the PATH has it.
  private static let program = "duckdb"

  let text: String

  init(_ text: String) { self.text = text }

  /// Asks, and reads the answer as a CSV file.
  ///
  /// Whole numbers beyond 2⁵³ are rounded as all features are; as ids, groups and labels they stay words.
  func read(
    _ settings: ReadingSettings, within allowance: RowAllowance? = nil
  ) throws(DatasetError) -> SurveyedDataset {
    let answer = try answered()
    defer { answer.remove() }
    let settings = answer.settings(settings)
    var raw = try rows(of: answer.file, settings, allowance)
    raw.origin = "query"
    raw.notes.append("asked DuckDB")
    var assembly = try Assembly(raw, settings)
    return try assembly.looked(name: "query", provenance: Provenance(.query(text)))
  }

  /// The answer to a query, in a file of its own.
  struct Answer {
    fileprivate let folder: String
    var file: String { Paths.join(folder, "answer.csv") }

    func remove() { try? FileSystem.remove(folder) }

    /// How the file is read for somebody who wants its rows by `settings`.
    func settings(_ settings: ReadingSettings) -> ReadingSettings {
      var settings = settings
      settings.format = .csv
      settings.delimiter = .comma
      settings.header = true
      // DuckDB leaves empty what is missing, so that words such as NA are words; its NaN is no number.
      if settings.missingWords == ReadingSettings.usualMissingWords {
        settings.missingWords = ["nan", "-nan"]
      }
      return settings
    }
  }

  /// Asks, and leaves the answer in a file, which goes with whoever wants it.
  func answered() throws(DatasetError) -> Answer {
    guard !question.isEmpty else { throw .emptyQuery }
    guard Executable.find(Self.program) != nil else { throw .noDuckDB }
    let answer = Answer(
      folder: try telling { () throws(FileError) in try FileSystem.makeTemporaryFolder() })
    do throws(DatasetError) {
      try Work.perform("asking DuckDB") { _ throws(DatasetError) in try ask(answer.file) }
    } catch {
      answer.remove()
      throw error
    }
    return answer
  }

  /// The question without what ends it.
  private var question: String { text.trimmingBlanks.trimmingSuffix(while: { $0 == ";" }) }

  /// The rows of the answer; what is wrong with them is told of the query, not of a file that is gone.
  private func rows(
    of answer: String, _ settings: ReadingSettings, _ allowance: RowAllowance?
  ) throws(DatasetError) -> RawTable {
    do throws(DatasetError) {
      return try RawTable(reading: answer, settings, within: allowance)
    } catch {
      guard error != .noRows(answer) else { throw .emptyAnswer(text) }
      var told = error
      if told.file == answer { told.file = "query" }
      throw told
    }
  }

  /// Has the answer written, empty texts in quotes and missing values as nothing.
  ///
  /// The question ends with its line, since a comment may be the last thing in it. The answer goes to a file
  /// of its own: what a user's .duckdbrc prints stands on the output.
  private func ask(_ answer: String) throws(DatasetError) {
    let place = answer.replacing("'", with: "''")
    let (status, complaint) = try telling { () throws(FileError) in
      let child = try ChildProcess(
        Self.program,
        ["-bail", "-c", "COPY (\(question)\n) TO '\(place)' (FORMAT csv, HEADER)"],
        output: .nothing, errors: .pipe)
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
