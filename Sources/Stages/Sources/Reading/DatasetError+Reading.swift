import Formats
import Machine
import Wording

// The sentences of what is wrong with files and with what they hold.
extension DatasetError {
  /// Trouble that the room below has met, told for the person who wants to read data.
  init(_ error: FileError) {
    switch error.kind {
    case .missing:
      self.init(
        file: error.path, found: "nothing there", wanted: "a file",
        advice: "check the path; it is taken from the current folder")
    case .notThat:
      self.init(
        file: error.path, found: "a folder", wanted: "a file", advice: "name a file in it")
    case .notRegular:
      self.init(
        file: error.path, found: "a device, a pipe or a socket", wanted: "a regular file",
        advice: "write what it gives into a file first")
    case .denied:
      self.init(
        file: error.path, found: "a file that you may not read", wanted: "permission to read it")
    default:
      self.init(
        file: error.path.isEmpty ? nil : error.path, line: error.line, column: error.column,
        .told(error.message))
    }
  }

  // MARK: columns

  static func noSuchColumn(_ name: String, asked: String, among names: [String], file: String)
    -> Self
  {
    DatasetError(
      file: file, subject: asked, found: "no column '\(name)'",
      wanted: "one of \(Phrase.choice(of: names))",
      advice: Spelling.suggestion(for: name, among: names).map { "did you mean '\($0)'?" },
      about: .missingColumn(name))
  }

  static func repeatedColumn(_ name: String, file: String) -> Self {
    DatasetError(
      file: file, line: 1, found: "two columns called '\(name)'", wanted: "names that differ",
      advice: "give the columns other names with 'names'")
  }

  static func noColumnsLeft(file: String) -> Self {
    DatasetError(
      file: file, found: "no column for a detector to look at", wanted: "at least one",
      advice: "use or ignore other columns")
  }

  static func usedTwice(_ column: String, _ one: String, _ other: String, file: String) -> Self {
    DatasetError(
      file: file, subject: "column '\(column)'", found: "it as \(one) and as \(other)",
      wanted: "one use of it")
  }

  static func missingValue(_ column: String, count: Int, file: String, line: Int?, row: Int) -> Self
  {
    DatasetError(
      file: file, line: line, subject: "column '\(column)'",
      .told(
        "\(line == nil ? "row \(row), counted from 0, has" : "has") no value"
          + " (\(Figures.grouped(count)) \(count == 1 ? "row has" : "rows have") none)"),
      advice: "choose 'missing: drop', 'median', 'constant' or 'indicator' for it")
  }

  static func missingPart(_ what: String, _ column: String, file: String, line: Int?, row: Int)
    -> Self
  {
    DatasetError(
      file: file, line: line, subject: "column '\(column)'",
      found: "no value" + place(row, line), wanted: "\(what) for every row")
  }

  /// Where a row is, if no line says it.
  private static func place(_ row: Int, _ line: Int?) -> String {
    line == nil ? " in row \(row), counted from 0" : ""
  }

  static func infinity(_ column: String, file: String, line: Int?, row: Int) -> Self {
    DatasetError(
      file: file, line: line, subject: "column '\(column)'",
      found: "a number without bound" + place(row, line), wanted: "finite numbers",
      advice: "choose 'infinite: missing' to take such numbers for missing values")
  }

  // MARK: labels

  static func noLabels(_ subject: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: "no label in any row", wanted: "two values",
      advice: "read it with 'label: none' if nothing is known of the rows", about: .labels)
  }

  static func oneClass(_ subject: String, _ summary: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: "one class only (\(summary))",
      wanted: "anomalies and ordinary rows",
      advice: "read it with 'label: none' if nothing is to be measured on these rows",
      about: .labels)
  }

  static func unclearLabels(_ subject: String, _ summary: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: summary,
      wanted: "two values of which one is known to mean an anomaly, such as 0 and 1",
      advice: "say which with 'anomaly: …', or 'label: none' if it is no label", about: .labels)
  }

  static func noSuchLabel(_ word: String, _ subject: String, _ summary: String, file: String)
    -> Self
  {
    DatasetError(
      file: file, subject: subject, found: summary, wanted: "'\(word)' among the values")
  }

  static func labelCount(_ count: Int, rows: Int, _ subject: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: "\(Figures.grouped(count)) labels",
      wanted: "one for each of \(Figures.grouped(rows)) rows")
  }

  static func labelsTwice(_ names: [String], file: String) -> Self {
    DatasetError(
      file: file, found: "several columns that may be the label (\(Phrase.choice(of: names)))",
      wanted: "one", advice: "name it with 'label: …' and leave the others out with 'ignore'",
      about: .labels)
  }

  static func badStretch(_ text: String, _ wanted: String, file: String, line: Int? = nil) -> Self {
    DatasetError(file: file, line: line, subject: "labels", found: text, wanted: wanted)
  }

  static func noSuchRowID(_ id: String, file: String, line: Int) -> Self {
    DatasetError(
      file: file, line: line, found: "the id '\(id)'", wanted: "an id that one of the rows has")
  }

  // MARK: times

  static func badMoment(
    _ text: String, _ column: String, _ wanted: String, file: String, line: Int?
  )
    -> Self
  {
    DatasetError(
      file: file, line: line, subject: "time column '\(column)'", found: text, wanted: wanted,
      advice: "say 'unit: rfc3339', 'seconds', 'milliseconds' or 'steps'")
  }

  // MARK: text

  static func emptyFile(_ file: String) -> Self {
    DatasetError(file: file, found: "an empty file", wanted: "a header and rows")
  }

  static func noRows(_ file: String) -> Self {
    DatasetError(
      file: file, found: "a header and no rows", wanted: "at least one row",
      advice: "say 'header: false' if the first line is a row")
  }

  static func zeroBytes(_ file: String) -> Self {
    DatasetError(
      file: file, found: "zero bytes", wanted: "text in UTF-8",
      advice: "save it as UTF-8, or name its format")
  }

  static func parquet(_ file: String) -> Self {
    DatasetError(
      file: file, found: "a Parquet file", wanted: "text",
      advice: "\"query: SELECT * FROM '\(file)'\" in a spec reads it, where there is DuckDB")
  }

  static func seemsUTF16(_ file: String) -> Self {
    DatasetError(
      file: file, found: "what seems to be UTF-16", wanted: "text in UTF-8",
      advice: "'encoding: utf-16' reads it so")
  }

  static func unclosedQuote(_ file: String) -> Self {
    DatasetError(file: file, line: 1, found: "a quote that is not closed", wanted: "records")
  }

  static func nameCount(_ count: Int, columns: Int, file: String) -> Self {
    DatasetError(
      file: file, subject: "names", found: "\(count) names",
      wanted: "one for each of \(columns) columns")
  }

  static func misfit(_ word: String, _ column: String, _ wanted: String, file: String, line: Int?)
    -> Self
  {
    let shown = word.count > 40 ? word.prefix(39) + "…" : Substring(word)
    return DatasetError(
      file: file, line: line, subject: "column '\(column)'", found: "'\(shown)'", wanted: wanted,
      advice:
        "name the word under 'missing-words' if it stands for a missing value, or say under 'types' that "
        + "the column holds words")
  }

  // MARK: queries

  static let noDuckDB = DatasetError(
    subject: "query", found: "no command 'duckdb' on the PATH", wanted: "the command of DuckDB",
    advice: "install it with 'pip install duckdb-cli'")

  static let emptyQuery = DatasetError(
    subject: "query", found: "no question", wanted: "SQL, such as SELECT * FROM 'events.parquet'")

  static func emptyAnswer(_ text: String) -> Self {
    DatasetError(
      subject: "query '\(text)'", found: "an answer without rows", wanted: "at least one row")
  }

  static func queryFailed(_ text: String, _ complaint: String) -> Self {
    let line = complaint.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }
    return DatasetError(subject: "query '\(text)'", .told(line.map(String.init) ?? "DuckDB failed"))
  }

  static func keyWithoutUse(_ key: String, _ form: String, file: String) -> Self {
    DatasetError(
      file: file, subject: key, found: "a file of the form '\(form)', of which it says nothing",
      wanted: "a form that has it", advice: "leave '\(key)' out")
  }

  // MARK: arrays

  static func noSuchArray(_ name: String, among names: [String], file: String) -> Self {
    DatasetError(
      file: file, found: "no array '\(name)'", wanted: "one of \(Phrase.choice(of: names))",
      advice: Spelling.suggestion(for: name, among: names).map { "did you mean '\($0)'?" })
  }

  static func unclearArrays(_ names: [String], file: String) -> Self {
    guard !names.isEmpty else {
      return DatasetError(
        file: file, found: "no array of numbers", wanted: "one called 'X'",
        advice: "cells, structs and texts are not read")
    }
    return DatasetError(
      file: file, found: "the arrays \(Phrase.choice(of: names))", wanted: "one called 'X'",
      advice: "say with 'values: …' which of them holds the rows")
  }

  static func wrongShape(_ name: String, _ shape: [Int], wanted: String, file: String) -> Self {
    DatasetError(
      file: file, subject: "array '\(name)'",
      found: shape.isEmpty
        ? "a single number" : "the shape \(shape.map(String.init).joined(separator: " × "))",
      wanted: wanted)
  }

  // MARK: writing

  static func unknownForm(_ file: String) -> Self {
    DatasetError(
      file: file, found: "no ending that tells its form", wanted: "csv, npy, npz or jsonl")
  }

  static func noFolder(_ folder: String, _ file: String) -> Self {
    DatasetError(file: file, found: "no folder '\(folder)'", wanted: "one that is there")
  }

  static func notWritten(_ form: String, _ file: String) -> Self {
    DatasetError(
      file: file, found: "the form '\(form)', which is only read", wanted: "csv, npy, npz or jsonl")
  }

  static func notPacked(_ file: String) -> Self {
    DatasetError(
      file: file, found: "arrays to be packed with gzip", wanted: "a name without '.gz'",
      advice: "only text is packed so")
  }

  static func notInJSON(_ column: String, row: Int, file: String) -> Self {
    DatasetError(
      file: file, subject: "column '\(column)'",
      found: "a number without bound in row \(row), counted from 0",
      wanted: "finite numbers, which are all that JSON can spell")
  }

  static func notInArray(_ column: String, file: String) -> Self {
    DatasetError(
      file: file, subject: "column '\(column)'", found: "words",
      wanted: "numbers, which are all that NumPy's files hold",
      advice: "write CSV or JSON Lines, or leave the column out")
  }

  static func labelColumns(_ count: Int, file: String) -> Self {
    DatasetError(
      file: file, subject: "labels", found: "\(count) columns", wanted: "one label a row")
  }

  static func intervalColumns(_ count: Int, file: String) -> Self {
    DatasetError(
      file: file, subject: "labels", found: "\(count) columns",
      wanted: "two, the first and the last of each stretch")
  }

  static func uncodedLabels(_ subject: String, _ summary: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: summary, wanted: "0 for ordinary, 1 for anomalies")
  }
}
