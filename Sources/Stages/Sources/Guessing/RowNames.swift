import Vocabulary
import Wording

// To whom rows belong, and what they are called.
extension ColumnMeanings.Finding {
  /// Of fewer owners than these, rows are hardly of several.
  private static let fewOwners = 5

  /// A group is called as owners or names are, and its values come back: twice on average, in every row one.
  static func group(among columns: [Column]) -> Self? {
    for column in columns where column.isName && columns.haveFeature(besides: column) {
      let name = ColumnName(column.name)
      guard name.isOwner || name.isID, column.isComplete else { continue }
      let distinct = LabelValues(column).values.count
      guard distinct >= fewOwners, 2 * distinct <= column.count else { continue }
      return Self(
        column: column.name,
        why: "it is called as owners of rows are; \(Figures.grouped(distinct)) of them have "
          + "\(Figures.grouped(column.count)) rows")
    }
    return nil
  }

  /// An id is different in every row: one that is called so, or else whatever can be one. The only
  /// feature is none.
  static func id(among columns: [Column]) -> Self? {
    let complete = columns.filter {
      $0.isName && $0.isComplete && columns.haveFeature(besides: $0)
    }
    if let named = complete.first(where: { ColumnName($0.name).isID && $0.isUnique }) {
      return Self(column: named.name, why: "it is called as ids are and different in every row")
    }
    for column in complete where column.count >= ColumnAudit.fewestRows {
      if let why = column.identification { return Self(column: column.name, why: "it \(why)") }
    }
    return nil
  }

  init?(statedGroup column: Column) {
    guard column.isComplete else { return nil }
    self.init(column: column.name, why: "as was said")
  }

  init?(statedID column: Column) { self.init(statedGroup: column) }
}

extension Column {
  /// Whether it holds what can be a name: words or whole numbers.
  fileprivate var isName: Bool {
    switch values {
    case .number(let numbers): numbers.allSatisfy { Int64(exactly: $0) != nil }
    case .category, .text: !looksLikeDates
    case .time: false
    }
  }

  fileprivate var isUnique: Bool { count > 1 && LabelValues(self).values.count == count }
}

extension [Column] {
  /// Whether something is left to learn from where `column` is no feature.
  func haveFeature(besides column: Column) -> Bool {
    contains { $0.name != column.name && $0.isFeature }
  }
}
