/// What is wrong with data: where it is, what was found there, what is wanted, and what to do.
///
/// The sentences of a topic stand together, in an extension of their own such as
/// `DatasetError+Reading.swift`.
public struct DatasetError: Error, Equatable, CustomStringConvertible {
  /// What is wrong there.
  public enum Trouble: Sendable, Equatable {
    case mismatch(found: String, wanted: String)
    /// A sentence of the room that met it, such as `is not UTF-8 text`.
    case told(String)
  }

  /// What it is about, where somebody may say more of it than a spec could.
  public enum Topic: Sendable, Equatable {
    /// Which rows are anomalies.
    case labels
    /// A column that is asked for and is not there.
    case missingColumn(String)
  }

  /// The file, folder, address or query in which it was found.
  public var file: String?
  /// The line of the file, counted from 1.
  public var line: Int?
  /// The place in the line, in bytes counted from 1.
  public var column: Int?
  /// What is wrong, as it begins the sentence: `column 'rate'`; `nil` for the file as a whole.
  public let subject: String?
  public let trouble: Trouble
  /// What the user may do about it.
  public let advice: String?
  public let topic: Topic?

  public init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, subject: String? = nil,
    _ trouble: Trouble, advice: String? = nil, about topic: Topic? = nil
  ) {
    self.topic = topic
    self.file = file
    self.line = line
    self.column = column
    self.subject = subject
    self.trouble = trouble
    self.advice = advice
  }

  public init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, subject: String? = nil,
    found: String, wanted: String, advice: String? = nil, about topic: Topic? = nil
  ) {
    self.init(
      file: file, line: line, column: column, subject: subject,
      .mismatch(found: found, wanted: wanted), advice: advice, about: topic)
  }

  /// The same, with what else the user may do about it.
  public func advising(_ advice: String?) -> DatasetError {
    DatasetError(
      file: file, line: line, column: column, subject: subject, trouble, advice: advice,
      about: topic)
  }

  /// One line: `pulse.csv:214:17: column 'rate': found 'fast', wanted a number; …`.
  public var description: String {
    var place = file ?? ""
    if let line { place += place.isEmpty ? "line \(line)" : ":\(line)" }
    if let column { place += ":\(column)" }
    let parts = [place, subject ?? ""].filter { !$0.isEmpty }.map { "\($0): " }
    return parts.joined() + trouble.description + (advice.map { "; \($0)" } ?? "")
  }
}

extension DatasetError.Trouble: CustomStringConvertible {
  public var description: String {
    switch self {
    case .mismatch(let found, let wanted): "found \(found), wanted \(wanted)"
    case .told(let sentence): sentence
    }
  }
}
