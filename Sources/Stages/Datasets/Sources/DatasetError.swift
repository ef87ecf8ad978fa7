/// What is wrong with data: where it is, what was found there, what is wanted, and what to do.
///
/// The sentences of reading stand in `DatasetError+Reading.swift`; each topic has such a file.
public struct DatasetError: Error, Equatable, CustomStringConvertible {
  /// The file, folder, address or query in which it was found.
  public var file: String?
  /// The line of the file, counted from 1.
  public var line: Int?
  /// The place in the line, in bytes counted from 1.
  public var column: Int?
  /// What is wrong, as it begins the sentence: `column 'rate'`; `nil` for the file as a whole.
  public let subject: String?
  public let found: String
  public let wanted: String
  /// What the user may do about it.
  public let advice: String?

  public init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, subject: String? = nil,
    found: String, wanted: String, advice: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.subject = subject
    self.found = found
    self.wanted = wanted
    self.advice = advice
  }

  /// One line: `pulse.csv:214:17: column 'rate': found 'fast', wanted a number; …`.
  public var description: String {
    var place = file ?? ""
    if let line { place += place.isEmpty ? "line \(line)" : ":\(line)" }
    if let column { place += ":\(column)" }
    let parts = [place, subject ?? ""].filter { !$0.isEmpty }.map { "\($0): " }
    let what = "found \(found), wanted \(wanted)"
    return parts.joined() + what + (advice.map { "; \($0)" } ?? "")
  }
}
