public import Machine

/// Every figure of validation and test rows that was ever looked at below a folder of runs: `ledger.jsonl`.
///
/// Lines are only ever added, and none can be changed or taken out of the middle unseen. It outlasts the runs: removing
/// them makes no row unseen.
public struct Ledger: Sendable {
  private var lines: ChainedLines<LedgerEntry>

  static let file = "ledger.jsonl"

  /// Reads the ledger of the runs below `reports`; one that is not there yet is empty.
  public init(reports: String) throws(FileError) {
    lines = try ChainedLines(Self.file, in: reports)
  }

  /// What stands in it, oldest first.
  public var entries: [LedgerEntry] { lines.entries }
  /// Which lines are not what was written, a sentence each.
  public var damages: [String] { lines.damages }
  public var path: String { lines.path }

  /// Adds what does not stand there yet, and returns when it is on the disk.
  public mutating func add(_ new: [LedgerEntry]) throws(FileError) {
    try lines.add { known in
      new.filter { entry in !known.contains { $0.isSame(as: entry) } }
    }
  }
}
