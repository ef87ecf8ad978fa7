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
  static let feedback = LineReader.feedback(Self.self)
  static let ignore = LineReader.ignore(Self.self)
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
    try LineReader(
      forms: ExpenseFlowLines.all, grouping: "user", ignored: Set(ignored),
      filling: filling?.lines
    ).recording(path, encoding, feedback: feedback)
  }
}
