import Files

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
      wanted: "one of \(Spelling.list(names))",
      advice: Spelling.nearest(to: name, in: names).map { "did you mean '\($0)'?" })
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
        "\(line == nil ? "row \(row + 1) has" : "has") no value"
          + " (\(Spelling.count(count)) \(count == 1 ? "row has" : "rows have") none)"),
      advice: "choose 'missing: drop', 'median', 'constant' or 'indicator' for it")
  }

  static func missingPart(_ what: String, _ column: String, file: String, line: Int?, row: Int)
    -> Self
  {
    DatasetError(
      file: file, line: line, subject: "column '\(column)'",
      found: "no value in row \(row + 1)", wanted: "\(what) for every row")
  }

  static func infinity(_ column: String, file: String, line: Int?, row: Int) -> Self {
    DatasetError(
      file: file, line: line, subject: "column '\(column)'",
      found: "a number without bound in row \(row + 1)", wanted: "finite numbers",
      advice: "choose 'infinite: missing' to take such numbers for missing values")
  }

  // MARK: labels

  static func noLabels(_ subject: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: "no label in any row", wanted: "two values",
      advice: "read it with 'label: none' if nothing is known of the rows")
  }

  static func oneClass(_ subject: String, _ summary: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: "one class only (\(summary))",
      wanted: "anomalies and ordinary rows",
      advice: "read it with 'label: none' if nothing is to be measured on these rows")
  }

  static func unclearLabels(_ subject: String, _ summary: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: summary,
      wanted: "two values of which one is known to mean an anomaly, such as 0 and 1",
      advice: "say which with 'anomaly: …', or 'label: none' if it is no label")
  }

  static func noSuchLabel(_ word: String, _ subject: String, _ summary: String, file: String)
    -> Self
  {
    DatasetError(
      file: file, subject: subject, found: summary, wanted: "'\(word)' among the values")
  }

  static func labelCount(_ count: Int, rows: Int, _ subject: String, file: String) -> Self {
    DatasetError(
      file: file, subject: subject, found: "\(Spelling.count(count)) labels",
      wanted: "one for each of \(Spelling.count(rows)) rows")
  }

  static func labelsTwice(_ names: [String], file: String) -> Self {
    DatasetError(
      file: file, found: "several columns that may be the label (\(Spelling.list(names)))",
      wanted: "one", advice: "name it with 'label: …' and leave the others out with 'ignore'")
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
}
