/// Rows to look at, with all that is known beside them: labels, kinds, times, groups, ids, and where
/// they come from.
///
/// The table holds only what a detector may see. What stands beside it has one value a row, in the
/// order of the rows, or is absent as a whole.
public struct Dataset: Sendable, Equatable {
  public var name: String
  public let table: Table
  /// Which rows are anomalies; `nil` where nobody has said.
  public let labels: Labels?
  /// What sort of anomaly each row is, such as `local` or `account takeover`; `nil` for ordinary rows.
  public let kinds: [String?]?
  /// When each row was recorded, in milliseconds since 1970.
  public let times: [Int64]?
  /// To whom each row belongs, such as a user or a device.
  public let groups: Groups?
  /// The name of each row.
  public let ids: [String]?
  /// Which rows nobody is to learn from; `nil` where all may be learned from.
  public let withheld: [Bool]?
  /// What is known of each row whatever its score, such as that it breaks a rule; `nil` where nothing is.
  public let standings: [String]?
  public var provenance: Provenance

  /// Joins a table with what is known beside it; each part has one value a row.
  public init(
    name: String, table: Table, labels: Labels? = nil, kinds: [String?]? = nil,
    times: [Int64]? = nil, groups: Groups? = nil, ids: [String]? = nil, withheld: [Bool]? = nil,
    standings: [String]? = nil, provenance: Provenance = Provenance(.memory)
  ) {
    for (what, count) in [
      ("labels", labels?.count), ("kinds", kinds?.count), ("times", times?.count),
      ("groups", groups?.codes.count), ("ids", ids?.count), ("withheld marks", withheld?.count),
      ("standings", standings?.count),
    ] {
      precondition(
        count == nil || count == table.rows, "\(count ?? 0) \(what) for \(table.rows) rows")
    }
    self.name = name
    self.table = table
    self.labels = labels
    self.kinds = kinds
    self.times = times
    self.groups = groups
    self.ids = ids
    self.withheld = withheld
    self.standings = standings
    self.provenance = provenance
  }

  public var rows: Int { table.rows }

  /// The rows at `indices`, in that order, each with all that stands beside it.
  public func gathering(rows indices: [Int]) -> Dataset {
    Dataset(
      name: name, table: table.gathering(rows: indices), labels: labels?.gathering(indices),
      kinds: kinds.map { all in indices.map { all[$0] } },
      times: times.map { all in indices.map { all[$0] } },
      groups: groups?.gathering(indices),
      ids: ids.map { all in indices.map { all[$0] } },
      withheld: withheld.map { all in indices.map { all[$0] } },
      standings: standings.map { all in indices.map { all[$0] } }, provenance: provenance)
  }

  /// The same rows with another table of as many rows, such as one with columns left out.
  public func replacing(table: Table) -> Dataset {
    Dataset(
      name: name, table: table, labels: labels, kinds: kinds, times: times, groups: groups,
      ids: ids, withheld: withheld, standings: standings, provenance: provenance)
  }

  /// The same rows with other labels and kinds.
  public func replacing(labels: Labels?, kinds: [String?]? = nil) -> Dataset {
    Dataset(
      name: name, table: table, labels: labels, kinds: kinds, times: times, groups: groups,
      ids: ids, withheld: withheld, standings: standings, provenance: provenance)
  }
}
