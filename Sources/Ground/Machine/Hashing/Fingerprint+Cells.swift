public import Vocabulary

extension Fingerprint {
  /// Computes the identity of a table and its labels.
  ///
  /// - Precondition: `labels`, if there are any, are one a row.
  public init(of table: Table, labels: Labels? = nil) {
    precondition(labels == nil || labels?.count == table.rows, "labels are one a row")
    var hash = CellHash()
    hash.add(UInt64(table.rows))
    hash.add(UInt64(table.columns.count))
    let columns = table.columns.map(CellHash.Cells.init)
    for row in 0..<table.rows {
      for column in columns { hash.add(column, row: row) }
    }
    for row in 0..<table.rows { hash.add((labels?[row] ?? .unknown).rawValue) }
    self.init(finishing: &hash)
  }

  /// The identity of lists of row numbers, such as the parts of a split: of each its length, then its
  /// numbers.
  public init(ofRows lists: [[Int]]) {
    var hash = CellHash()
    for list in lists {
      hash.add(UInt64(list.count))
      for row in list { hash.add(UInt64(row)) }
    }
    self.init(finishing: &hash)
  }

  private init(finishing hash: inout CellHash) {
    guard let fingerprint = Fingerprint(hash.finished()) else {
      preconditionFailure("a finished hash is 64 hexadecimal digits")
    }
    self = fingerprint
  }
}

extension Dataset {
  /// The identity of the rows and their labels.
  public var fingerprint: Fingerprint { Fingerprint(of: table, labels: labels) }

  /// The identity of all that stands beside the rows: column names, kinds, times, groups, ids,
  /// what is withheld from learning, and what is known of rows whatever their scores.
  ///
  /// It changes what a split gives, so a trial is known by both.
  public var surroundings: Fingerprint {
    var columns: [Column] = []
    if let kinds { columns.append(Column("kind", .text(kinds))) }
    if let times { columns.append(Column("time", .time(times))) }
    if let groups {
      columns.append(Column("group", .category(codes: groups.codes, levels: groups.names)))
    }
    if let ids { columns.append(Column("id", .text(ids))) }
    if let withheld {
      columns.append(Column("withheld", numbers: withheld.map { $0 ? 1 : 0 }))
    }
    if let standings { columns.append(Column("standing", .text(standings))) }
    let beside = Fingerprint(of: Table(rows: rows, columns: columns))
    let names = columns.map(\.name) + [""] + table.columns.map(\.name) + [beside.description]
    return Fingerprint(of: Table(rows: names.count, columns: [Column("names", .text(names))]))
  }
}
