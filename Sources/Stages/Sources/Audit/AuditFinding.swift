/// Something about data that makes a measurement on it say less, or something else, than it seems to.
public struct AuditFinding: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Only some rows stand in memory.
    case drawnRows = "drawn-rows"
    /// The split holds the same row for learning and for measuring.
    case repeatedRows = "repeated-rows"
    case duplicatesAcrossSplit = "duplicates-across-split"
    case nearDuplicatesAcrossSplit = "near-duplicates-across-split"
    case groupLeakage = "group-leakage"
    case timeLeakage = "time-leakage"
    /// Rows of one owner are alike, and nothing says that they belong together.
    case repeatedOwners = "repeated-owners"
    case overlap = "overlap"
    case labelColumn = "label-column"
    case labelName = "label-name"
    case idColumn = "id-column"
    case decimalComma = "decimal-comma"
    case contradictoryLabels = "contradictory-labels"
    case fewAnomalies = "few-anomalies"
    case duplicates = "duplicates"
    case nearDuplicates = "near-duplicates"
    case constantColumn = "constant-column"
  }

  public enum Severity: String, Sendable, Comparable {
    /// Good to know.
    case note
    /// A result may say something else than it seems to.
    case warning
    /// A result on these rows does.
    case error

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A number behind the finding, under the name by which a program finds it.
  public struct Number: Sendable, Equatable {
    public let name: String
    public let value: Double
  }

  /// How many row numbers a finding holds at most.
  public static let rowLimit = 1000

  public let kind: Kind
  public let severity: Severity
  public let columns: [String]
  /// The numbers of the rows concerned, ascending, the first thousand of them.
  public let rows: [Int]
  public let numbers: [Number]
  /// What was found and what it means, in one sentence.
  public let sentence: String

  init(
    _ kind: Kind, _ severity: Severity, columns: [String] = [], rows: [Int] = [],
    numbers: KeyValuePairs<String, Double> = [:], _ sentence: String
  ) {
    self.kind = kind
    self.severity = severity
    self.columns = columns
    self.rows = Array(rows.sorted().prefix(Self.rowLimit))
    self.numbers = numbers.map { Number(name: $0.key, value: $0.value) }
    self.sentence = sentence
  }

  /// The finding with its rows as their file numbers them.
  func numbered(by places: [Int]) -> Self {
    AuditFinding(
      kind: kind, severity: severity, columns: columns, rows: rows.map { places[$0] },
      numbers: numbers, sentence: sentence)
  }

  private init(
    kind: Kind, severity: Severity, columns: [String], rows: [Int], numbers: [Number],
    sentence: String
  ) {
    self.kind = kind
    self.severity = severity
    self.columns = columns
    self.rows = rows
    self.numbers = numbers
    self.sentence = sentence
  }

  /// The number called `name`.
  public func number(_ name: String) -> Double? { numbers.first { $0.name == name }?.value }
}
