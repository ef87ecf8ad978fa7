import Vocabulary

/// Rows that two datasets share.
struct OverlapAudit {
  private let dataset: Dataset
  private let others: [Dataset]

  init(_ dataset: Dataset, _ others: [Dataset]) {
    self.dataset = dataset
    self.others = others
  }

  var findings: [AuditFinding] {
    others.compactMap { other in
      guard let rows = shared(with: other), let first = rows.first else { return nil }
      return AuditFinding(
        .overlap, .warning, rows: rows,
        numbers: ["rows": Double(rows.count), "of": Double(dataset.rows)],
        "\(rows.count) of \(dataset.rows) rows are also in '\(other.name)' (the first is row "
          + "\(first)), so that the two are not independent")
    }
  }

  /// The rows that `other` has too: by name where both have the same columns, else in column order;
  /// `nil` where the two cannot be compared.
  private func shared(with other: Dataset) -> [Int]? {
    var (mine, theirs) = (dataset.table, other.table)
    guard mine.columns.count == theirs.columns.count, !mine.columns.isEmpty else { return nil }
    let names = mine.columns.map(\.name).sorted()
    if names == theirs.columns.map(\.name).sorted(), Set(names).count == names.count {
      mine = mine.sortedByName
      theirs = theirs.sortedByName
    }
    let known = Set(RowIdentity(theirs).hashes)
    let hashes = RowIdentity(mine).hashes
    return hashes.indices.filter { known.contains(hashes[$0]) }
  }
}

extension Table {
  fileprivate var sortedByName: Table {
    Table(rows: rows, columns: columns.sorted { $0.name < $1.name })
  }
}
