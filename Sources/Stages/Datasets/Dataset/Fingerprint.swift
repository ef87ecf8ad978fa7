import Files
public import Vocabulary

/// The identity of a dataset's rows: equal for equal values and labels, whatever they were read from.
///
/// It is the SHA-256 of these bytes, all numbers little-endian:
///
/// 1. the number of rows and the number of columns, each as `UInt64`;
/// 2. the cells row by row, in a row column by column:
///    a number as `Double`, with −0 as 0;
///    a moment as `Double` milliseconds since 1970;
///    a category or a text as the length of its UTF-8 as `UInt64`, then the UTF-8;
///    a missing cell of any type as the one NaN `0x7ff8000000000000`;
/// 3. a byte a row: 0 ordinary, 1 anomaly, 255 unknown. Rows without labels are all unknown.
///
/// Names, paths, and what stands beside the rows (times, groups, ids) are not part of it; see
/// `Dataset.surroundings`.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// 64 lowercase hexadecimal digits.
  public let description: String

  /// Takes a fingerprint that was written down before.
  public init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ Self.digits.contains($0) }) else {
      return nil
    }
    description = text
  }

  private static let digits = Set("0123456789abcdef".utf8)

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
    description = hash.finished()
  }
}

extension Dataset {
  /// The identity of the rows and their labels.
  public var fingerprint: Fingerprint { Fingerprint(of: table, labels: labels) }

  /// The identity of all that stands beside the rows: column names, kinds, times, groups and ids.
  ///
  /// It changes what a split by time or by group gives, so a trial is known by both.
  public var surroundings: Fingerprint {
    var columns: [Column] = []
    if let kinds { columns.append(Column("kind", .text(kinds))) }
    if let times { columns.append(Column("time", .time(times))) }
    if let groups {
      columns.append(Column("group", .category(codes: groups.codes, levels: groups.names)))
    }
    if let ids { columns.append(Column("id", .text(ids))) }
    let beside = Fingerprint(of: Table(rows: rows, columns: columns))
    let names = columns.map(\.name) + [""] + table.columns.map(\.name) + [beside.description]
    return Fingerprint(of: Table(rows: names.count, columns: [Column("names", .text(names))]))
  }
}
