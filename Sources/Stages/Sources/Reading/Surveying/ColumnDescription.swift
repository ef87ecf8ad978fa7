public import Vocabulary

/// What can be said of one column.
public struct ColumnDescription: Sendable, Equatable {
  public let name: String
  public let type: ColumnType
  /// How many rows have no value.
  public let missing: Int
  /// How many values differ, not counting missing ones.
  public let distinct: Int
  /// Between which numbers that lies, where it was estimated.
  public let distinctBounds: ClosedRange<Int>?
  /// The least and the greatest number, or moment in milliseconds since 1970.
  public let range: ClosedRange<Double>?
  /// The mean of the numbers that are there.
  public let mean: Quantity
  /// The most frequent word, if the column holds words; the first of equals in the order of the
  /// file, and none of several that come once each.
  public let mostFrequent: String?
  /// Between which numbers its rows lie, where words are too many to count each.
  public let mostFrequentRows: ClosedRange<Int>?
}
