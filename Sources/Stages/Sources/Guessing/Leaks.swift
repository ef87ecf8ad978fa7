import Vocabulary

/// Columns that would tell a detector what it is to find, or tell it nothing.
struct Leaks {
  private(set) var leftOut: [ColumnMeanings.Finding] = []
  private(set) var doubts: [ColumnMeanings.Finding] = []

  /// Looks at the columns that are left for features.
  init(_ table: Table, labels: Labels?) {
    let dataset = Dataset(
      name: "", table: table, labels: labels, provenance: Provenance(.file("")))
    let findings = ColumnAudit(dataset).findings
    for column in table.columns {
      if let why = Self.whyOut(column) {
        leftOut.append(.init(column: column.name, why: why))
        continue
      }
      for finding in findings where finding.columns == [column.name] { take(finding, column) }
    }
    let spent = Set(leftOut.map(\.column))
    if table.columns.allSatisfy({ spent.contains($0.name) || !$0.isFeature }) {
      // Nothing would be left to learn from: a person must say what these columns are.
      let features = leftOut.filter { found in table.column(named: found.column)?.isFeature == true
      }
      let texts = leftOut.filter { found in table.column(named: found.column)?.isText == true }
      let kept = features.isEmpty ? texts : features
      leftOut.removeAll { found in kept.contains(found) }
      doubts = kept + doubts
    }
  }

  private mutating func take(_ finding: AuditFinding, _ column: Column) {
    guard !leftOut.contains(where: { $0.column == column.name }) else { return }
    switch finding.kind {
    case .labelName where ColumnName(column.name).plain != "y":
      leftOut.append(.init(column: column.name, why: "it is called as labels are"))
    case .labelColumn:
      let area = finding.number(MetricName.rocAUC.text) ?? 0.5
      if area == 1 || area == 0 {
        leftOut.append(
          .init(column: column.name, why: "it alone tells all anomalies from all other rows"))
      } else {
        doubts.append(
          .init(
            column: column.name,
            why: "it alone nearly tells anomalies from other rows: is it known before the label is?"
          ))
      }
    case .idColumn:
      leftOut.append(.init(column: column.name, why: "it names rows rather than describes them"))
    default: break
    }
  }

  private static func whyOut(_ column: Column) -> String? {
    if column.missing == column.count { return "it has no value in any row" }
    if column.isConstant, ColumnName(column.name).isLabel {
      return "it is called as labels are, and is the same in all rows"
    }
    if let word = column.decimalComma {
      return
        "its numbers have a decimal comma ('\(word)'), which is not read; write them with a point"
    }
    if column.looksLikeDates {
      return "its dates are not written as 2024-12-31 or 2024-12-31T23:59:00Z, which can be read"
    }
    return nil
  }
}

extension Column {
  /// Whether the usual encoders make something of it that tells rows apart.
  var isFeature: Bool {
    switch values {
    case .number: missing < count && !isConstant && !looksLikeDates
    case .category: !isConstant && !looksLikeDates
    case .time, .text: false
    }
  }

  fileprivate var isText: Bool {
    if case .text = values { !looksLikeDates } else { false }
  }
}
