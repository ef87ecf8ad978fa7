public import Formats
public import Forms
public import Sources
public import Vocabulary

/// How what ExpenseFlow recorded is read.
public struct ExpenseFlowReading: Configured, Hashable {
  public static let name = "expenseflow-reading"
  public static let help = "How a recording of ExpenseFlow is read."
  static let fill = Key<Self, Filling?>.optional(
    "fill", .word,
    "What stands in for an 'anomalyScore' that a signal leaves out: a score by its type, severity and "
      + "confidence. Else it has none.")
  static let feedback = Key<Self, String?>.optional(
    "feedback", .text,
    "A file of feedback, JSON Lines or CSV, joined by 'id': what was a false positive is ordinary, what was a "
      + "false negative an anomaly.")
  static let ignore = Key<Self, [String]>.key(
    "ignore", .list(of: .text), or: [],
    "Fields of lines to pass over that its form does not know.")
  public static var keys: [any FormKey<Self>] { [fill, feedback, ignore] }

  /// What stands in for scores that are left out.
  enum Filling: String, Sendable, CaseIterable {
    case typeTable = "type-table"

    var lines: LineFilling {
      switch self {
      case .typeTable: TypeTable.filling
      }
    }
  }

  let filling: Filling?
  /// A file of feedback, as it was named.
  public let feedback: String?
  let ignored: [String]

  public init(_ settings: Settings<Self>) {
    filling = settings[Self.fill]
    feedback = settings[Self.feedback]
    ignored = settings[Self.ignore]
  }

  /// Reads a recording, JSON Lines or CSV.
  ///
  /// - Parameter feedback: Where the file of feedback is.
  public func recording(
    _ path: String, _ encoding: TextEncoding = .utf8, feedback: String? = nil
  ) throws(DatasetError) -> Recording {
    let reader = LineReader(
      forms: ExpenseFlowLines.all, grouping: "user", ignored: Set(ignored),
      filling: filling?.lines)
    return try reader.recording(
      path, encoding,
      feedback: try feedback.map { path throws(DatasetError) in try Feedback(path, encoding) })
  }
}
