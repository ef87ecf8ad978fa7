public import Vocabulary

/// A column of words that become many columns of numbers, or too many.
public struct ManyWords: Sendable, Equatable, Error {
  public let column: String
  public let words: Int
  /// How many of the words have columns of their own, as things are said.
  public let frequent: Int
  public let limit: Int
  /// With so many training rows at least, few enough words have columns of their own.
  public let rare: Int
  /// How many words those are.
  public let left: Int

  /// From so many columns on, what they say is thin and what they cost is not.
  static let many = 200

  public var isTooMany: Bool { frequent > limit }

  /// - Returns: `nil` where they are not many.
  init?(_ column: Column, _ columns: WordColumns, training share: Double) {
    guard case .category(let codes, _) = column.values else { return nil }
    var rows: [Int32: Int] = [:]
    for code in codes where code >= 0 { rows[code, default: 0] += 1 }
    let counts = rows.values.sorted(by: >)
    frequent = counts.count { columns.rare == 1 || Double($0) * share >= Double(columns.rare) }
    guard frequent >= Self.many || frequent > columns.atMost else { return nil }
    self.column = column.name
    words = counts.count
    limit = columns.atMost
    // The first that is left out, of those with the most rows, and all that have no more.
    let needed = counts[min(Self.many / 2, limit)] + 1
    rare = max(2, Int((Double(needed) * share).rounded()))
    left = counts.count { $0 >= needed }
  }
}

extension ManyWords: CustomStringConvertible {
  public var description: String {
    var ways = ["'categories: frequency' makes one column"]
    // Words that all have as many rows would all be pooled.
    if left > 1 {
      ways.append(
        "'categories: { one-hot: { rare: \(rare) } }' pools those that fewer than \(rare) training rows "
          + "have, and leaves about \(left)")
    }
    if isTooMany {
      ways.append("'categories: { one-hot: { at-most: \(frequent) } }' allows them")
    }
    let found = "column '\(column)' becomes \(frequent) columns, one a word"
    return ([found + (isTooMany ? ", and \(limit) are allowed" : "")] + ways).joined(
      separator: "; ")
  }
}

extension FeatureSettings {
  /// The columns of a table whose words become many columns.
  ///
  /// - Parameter share: The share of the rows that are learned from.
  public func manyWords(of table: Table, training share: Double = 1) -> [ManyWords] {
    guard case .columnPerWord(let columns) = categories else { return [] }
    return table.columns.compactMap { ManyWords($0, columns, training: share) }
  }
}
