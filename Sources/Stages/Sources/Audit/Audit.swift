import Machine
public import Vocabulary

/// What is wrong with rows, and with a way to divide them, before any score is computed.
///
/// It is empty where there is nothing to say.
///
/// - Complexity: O(rows · columns): rows are compared by their hashes.
public struct Audit: Sendable, Equatable {
  /// The worst first; of equal severity in the order of their kinds and columns.
  public let findings: [AuditFinding]

  /// Looks at a dataset of which perhaps only some rows stand in memory; numbers of rows are those of the file.
  public init(
    of surveyed: SurveyedDataset, split: Split? = nil, against others: [SurveyedDataset] = []
  ) {
    if let survey = surveyed.survey {
      self.init(SurveyAudit(surveyed.dataset, survey, split).findings(against: others))
    } else {
      self.init(of: surveyed.dataset, split: split, against: others.map(\.dataset))
    }
  }

  /// Looks at a dataset alone, at how it is divided, and at other datasets that should share no row with it.
  public init(of dataset: Dataset, split: Split? = nil, against others: [Dataset] = []) {
    let columns = dataset.table.columns.count
    let work = Work("auditing \(dataset.name)", of: 1 + NearRows.tables + columns)
    defer { work.end() }
    let identity = RowIdentity(dataset.table)
    var found = SplitAudit(dataset, split).findings
    found += OwnerAudit(dataset).findings
    work.advance()
    found += DuplicateAudit(dataset, split, identity, work).findings
    found += OverlapAudit(dataset, others).findings
    found += ColumnAudit(dataset, work).findings
    self.init(found)
  }

  private init(_ found: [AuditFinding]) {
    findings = found.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
  }

  public var isClean: Bool { findings.isEmpty }

  /// The findings of one kind.
  public func findings(_ kind: AuditFinding.Kind) -> [AuditFinding] {
    findings.filter { $0.kind == kind }
  }
}
